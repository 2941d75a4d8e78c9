// `node scripts/health.mjs URL`: ends with 0 when the address answers 200, for container health checks.
const [url] = process.argv.slice(2);
try {
  const response = await fetch(url);
  process.exitCode = response.ok ? 0 : 1;
} catch {
  process.exitCode = 1;
}
