declare module '*?shared-worker' {
  /** Address of the worker's script. */
  const url: string;
  export default url;
}
