import { createHash, type X509Certificate } from 'node:crypto'
import { escaped } from '../../html/escaped.js'

/** The shop's authority as iOS, iPadOS and macOS install one: a configuration profile, the same each time it is made. */
export function trustProfile(authority: X509Certificate, words: { title: string; body: string }): string {
  const identifier = (purpose: string) => uuidOf(`${purpose} ${authority.fingerprint256}`)
  const content = authority.raw.toString('base64')
  const name = escaped(words.title)
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>PayloadType</key><string>Configuration</string>
  <key>PayloadVersion</key><integer>1</integer>
  <key>PayloadIdentifier</key><string>counterflow.trust.${identifier('profile')}</string>
  <key>PayloadUUID</key><string>${identifier('profile')}</string>
  <key>PayloadDisplayName</key><string>${name}</string>
  <key>PayloadDescription</key><string>${escaped(words.body)}</string>
  <key>PayloadContent</key>
  <array>
    <dict>
      <key>PayloadType</key><string>com.apple.security.root</string>
      <key>PayloadVersion</key><integer>1</integer>
      <key>PayloadIdentifier</key><string>counterflow.trust.${identifier('certificate')}</string>
      <key>PayloadUUID</key><string>${identifier('certificate')}</string>
      <key>PayloadDisplayName</key><string>${name}</string>
      <key>PayloadContent</key><data>${content}</data>
    </dict>
  </array>
</dict>
</plist>
`
}

/** A name-based UUID: the same profile replaces itself instead of lying there twice. */
function uuidOf(text: string): string {
  const hash = createHash('sha256').update(text).digest('hex')
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-')
}
