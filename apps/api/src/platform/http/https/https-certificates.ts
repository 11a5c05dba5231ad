import type { HttpsFiles } from '../../config/https-settings.js'
import type { Certified } from './authority/issue-certificates.js'
import { LocalAuthority } from './authority/local-authority.js'
import { readOwnCertificate, stampOf } from './own-certificate.js'

/** Where the server's certificate comes from. */
export interface HttpsCertificates {
  /** The certificate of the shop's authority, in PEM, for devices to trust; undefined: devices know the authority. */
  readonly authority: string | undefined
  /**
   * The certificate to show from now on.
   * @param names how the server is reached
   * @throws SettingError when it cannot be used; the one from before stays good meanwhile
   */
  current(names: readonly string[], now: Date): Promise<Certified>
  /** Those of `names` that it is for, as far as that is ours to say. */
  covered(names: readonly string[]): readonly string[]
}

/** Certificates of the shop's own authority, which is made at the first use. */
export async function ownAuthority(
  dataFolder: string,
  names: readonly string[],
  now: Date,
): Promise<HttpsCertificates> {
  const authority = await LocalAuthority.open(dataFolder, names, now)
  return {
    authority: authority.certificate,
    current: (reached, at) => authority.leafFor(reached, at),
    covered: (reached) => authority.covered(reached),
  }
}

/** The certificate that an operator has put into files, read again when they change. */
export function operatorsCertificate(files: HttpsFiles): HttpsCertificates {
  let known: { stamp: string; certified: Certified } | undefined
  return {
    authority: undefined,
    covered: (names) => names,
    async current(_names, now) {
      const stamp = await stampOf(files).catch(() => 'gone')
      if (known?.stamp !== stamp) known = { stamp, certified: await readOwnCertificate(files, now) }
      return known.certified
    },
  }
}
