import { SettingError } from '../../config/setting-error.js'

/** Why nobody can listen on the port of HTTPS, in words that say what to do. */
export function portProblem(error: unknown, port: number, host: string | undefined): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') {
    return new SettingError(
      `Port ${port} for HTTPS is taken, perhaps by another Counterflow.\nChoose another one with HTTPS_PORT, or set HTTPS=off.`,
    )
  }
  if (code === 'EACCES') {
    return new SettingError(
      `Port ${port} for HTTPS may not be used by this account.\nChoose one above 1023 with HTTPS_PORT.`,
    )
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new SettingError(
      `HTTPS_HOST=${host ?? ''} is no address of this machine.\nLeave it out for every address of it.`,
    )
  }
  return error
}
