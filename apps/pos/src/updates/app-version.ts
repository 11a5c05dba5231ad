/** The version of this app, as the build writes it in. */
export const appVersion: string = import.meta.env.VITE_APP_VERSION ?? 'dev'
