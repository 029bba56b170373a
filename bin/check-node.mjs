// Written for the oldest Node there may be: it must run where nothing else of ours does.
const oldest = [20, 19];

/** Ends the process with one clear line when this Node is too old. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const isEnglish = /^en\b|^en_/i.test(LC_ALL || LC_MESSAGES || LANG || '');
  const [wanted, found] = [oldest.join('.'), process.versions.node];
  console.error(
    isEnglish
      ? `Huigao needs Node ${wanted} or newer; this is ${found}.`
      : `会稿需要 Node ${wanted} 或更新版本，当前是 ${found}。`,
  );
  process.exit(1);
}
