// Loaded into every server before itself, so that memory is compared after a full collection.
process.on('SIGUSR2', () => {
  globalThis.gc();
  globalThis.gc();
});
