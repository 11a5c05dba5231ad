import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import type { HttpsFiles } from '../../config/https-settings.js'
import { SettingError } from '../../config/setting-error.js'
import type { Certified } from './authority/issue-certificates.js'

/**
 * The certificate that an operator has brought, with its key.
 * @throws SettingError when a file cannot be read, when they do not belong together, or when the certificate is not
 * valid at `now`
 */
export async function readOwnCertificate(files: HttpsFiles, now: Date): Promise<Certified> {
  const certificate = await readText('HTTPS_CERTIFICATE', files.certificate)
  const key = await readText('HTTPS_KEY', files.key)
  const leaf = parsedCertificate(certificate, files.certificate)
  if (!leaf.checkPrivateKey(parsedKey(key, files.key))) {
    throw new SettingError(
      `HTTPS_KEY=${files.key} is not the key of HTTPS_CERTIFICATE=${files.certificate}.\nName the two files that were made together; the certificate of the server is the first one in its file.`,
    )
  }
  const { validFromDate, validToDate } = leaf
  if (validToDate <= now) {
    throw new SettingError(
      `HTTPS_CERTIFICATE=${files.certificate} expired on ${validToDate.toISOString().slice(0, 10)}.\nRenew it, or remove HTTPS_CERTIFICATE and HTTPS_KEY to use the shop's own authority.`,
    )
  }
  if (validFromDate > now) {
    throw new SettingError(
      `HTTPS_CERTIFICATE=${files.certificate} is not valid before ${validFromDate.toISOString()}.\nCheck the clock of this machine.`,
    )
  }
  return { key, certificate }
}

/** Changes whenever one of the files does. */
export async function stampOf(files: HttpsFiles): Promise<string> {
  const stamps = [files.certificate, files.key].map(async (file) => {
    const { mtimeMs, size, ino } = await stat(file)
    return `${mtimeMs} ${size} ${ino}`
  })
  return (await Promise.all(stamps)).join('/')
}

async function readText(setting: string, file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new SettingError(`${setting}=${file} cannot be read (${reason}).`)
  }
}

function parsedCertificate(text: string, file: string): X509Certificate {
  try {
    return new X509Certificate(text)
  } catch {
    throw new SettingError(
      `HTTPS_CERTIFICATE=${file} holds no certificate.\nExpected PEM: a text that begins with -----BEGIN CERTIFICATE-----.`,
    )
  }
}

function parsedKey(text: string, file: string): KeyObject {
  try {
    return createPrivateKey(text)
  } catch {
    throw new SettingError(
      `HTTPS_KEY=${file} holds no private key that can be read.\nExpected PEM without a passphrase: a text that begins with -----BEGIN PRIVATE KEY-----.`,
    )
  }
}
