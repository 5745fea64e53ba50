// Plain JavaScript, so that a Node too old for the sources can still say so.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `Node ${process.versions.node} is too old to run the sources (22.18 or newer). "npm ci" installs a fitting one on 64-bit Linux: start with "npm start" after it, or install Node 24.`,
  );
  process.exit(7);
}
