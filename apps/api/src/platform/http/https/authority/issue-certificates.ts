import { randomBytes, webcrypto } from 'node:crypto'
import { isIP } from 'node:net'
// The library finds its parts by what this one adds to the language.
import 'reflect-metadata'
import * as x509 from '@peculiar/x509'
import { nameConstraints, nameConstraintsId } from './name-constraints.js'

/** A certificate with its key, both in PEM. */
export interface Certified {
  readonly key: string
  readonly certificate: string
}

const day = 86_400_000
const authorityDays = 3_650
/** Browsers accept no more than 398. */
const leafDays = 390
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }

/**
 * A new authority of a shop, valid for ten years. All that it can vouch for is `domains` and private addresses.
 * @param name what people see in the list of authorities of their device
 */
export async function makeAuthority(name: string, domains: readonly string[], now: Date): Promise<Certified> {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const certificate = await x509.X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: serialNumber(),
      name: subjectOf(name),
      ...validity(now, authorityDays),
      signingAlgorithm: algorithm,
      keys,
      extensions: [
        new x509.BasicConstraintsExtension(true, 0, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey, false, webcrypto),
        new x509.Extension(nameConstraintsId, true, nameConstraints(domains)),
      ],
    },
    webcrypto,
  )
  return { key: await privateKeyText(keys.privateKey), certificate: certificate.toString('pem') }
}

/** A certificate for a server that is reached by `names`, each an address or a name that `authority` may vouch for. */
export async function issueLeaf(
  authority: Certified,
  names: readonly string[],
  now: Date,
): Promise<Certified> {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const issuer = new x509.X509Certificate(authority.certificate)
  const [pem = new ArrayBuffer(0)] = x509.PemConverter.decode(authority.key)
  const signingKey = await webcrypto.subtle.importKey('pkcs8', pem, algorithm, false, ['sign'])
  const certificate = await x509.X509CertificateGenerator.create(
    {
      serialNumber: serialNumber(),
      subject: subjectOf('Counterflow server'),
      issuer: issuer.subject,
      ...validity(now, leafDays),
      signingAlgorithm: algorithm,
      publicKey: keys.publicKey,
      signingKey,
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
        new x509.SubjectAlternativeNameExtension(
          names.map((value) => ({ type: isIP(value) === 0 ? 'dns' : 'ip', value })),
        ),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey, false, webcrypto),
        await x509.AuthorityKeyIdentifierExtension.create(issuer, false, webcrypto),
      ],
    },
    webcrypto,
  )
  return { key: await privateKeyText(keys.privateKey), certificate: certificate.toString('pem') }
}

/** From the day before, since clocks of tablets are late. */
const validity = (now: Date, days: number) => ({
  notBefore: new Date(now.getTime() - day),
  notAfter: new Date(now.getTime() + (days - 1) * day),
})

const subjectOf = (name: string): x509.JsonName => [{ CN: [name] }, { O: ['Counterflow'] }]

/** Positive, and never the same twice. */
const serialNumber = () => `4${randomBytes(15).toString('hex').slice(1)}`

async function privateKeyText(key: webcrypto.CryptoKey): Promise<string> {
  return x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY')
}
