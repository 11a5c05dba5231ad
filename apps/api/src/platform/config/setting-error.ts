/** A setting that cannot be used; its message says which one and what is expected. */
export class SettingError extends Error {
  override readonly name = 'SettingError'
}
