/** PostgreSQL gets nothing of our environment: it holds secrets, and settings that would change the server. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return process.platform === 'win32' ? { SystemRoot: process.env.SystemRoot } : {}
}
