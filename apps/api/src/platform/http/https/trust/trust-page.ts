import type { Language } from '@counterflow/core'
import { createTranslation } from '@counterflow/i18n'
import { escaped } from '../../html/escaped.js'
import { plainPage } from '../../html/plain-page.js'
import { type Platform, platforms } from './platforms.js'

/** What the page is about. */
export interface TrustShown {
  readonly language: Language
  readonly platform: Platform | undefined
  /** Undefined: HTTPS is not served. */
  readonly port: number | undefined
  /** Of the shop's authority; undefined: devices know the authority of its certificate. */
  readonly fingerprint: string | undefined
  /** Where other devices find this page, the likeliest first. */
  readonly addresses: readonly string[]
}

/** The page may ask the HTTPS side, which is another origin, and do nothing else. */
export const trustPagePolicy =
  "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src 'self'; connect-src 'self' https:; worker-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'"

const style = `
.places { display: grid; gap: 16px; grid-template-columns: minmax(0, 1fr) auto; align-items: start }
.places img { width: 148px; height: 148px; background: #fff; border-radius: 8px }
[data-state=trusted] { border-color: light-dark(#1a7f37, #4ac26b) }
[data-state=untrusted] { border-color: light-dark(#9a6700, #d4a72c) }
@media (max-width: 30rem) { .places { grid-template-columns: 1fr } }`

/** How a device of the shop's network comes to trust the shop, in a page that works on plain HTTP. */
export async function trustPage(shown: TrustShown): Promise<string> {
  const { language, port, fingerprint } = shown
  const { t } = await createTranslation(language)
  const body =
    port === undefined ? `<section><p>${escaped(t('https.trust.off'))}</p></section>` : await opened(shown)
  const intro = t(fingerprint === undefined ? 'https.trust.introOwn' : 'https.trust.intro')
  return plainPage({
    language,
    title: t('https.trust.title'),
    body: `<p>${escaped(intro)}</p>\n${body}`,
    style,
    attributes: ` data-port="${port ?? ''}"`,
    script: '/trust/page.js',
  })
}

async function opened({ language, platform, fingerprint, addresses }: TrustShown): Promise<string> {
  const { t } = await createTranslation(language)
  const say = (key: Parameters<typeof t>[0]) => escaped(t(key))
  const states = `
<section data-state="checking" hidden><p>${say('https.trust.checking')}</p></section>
<section data-state="trusted" hidden>
  <h2>✓ ${say('https.trust.trusted')}</h2>
  <p><a class="button filled" data-way="shop" href="/">${say('https.trust.open')}</a></p>
</section>
<section data-state="untrusted" hidden>
  <h2>${say('https.trust.untrusted')}</h2>
  <p>${say('https.trust.untrustedHint')}</p>
  <p class="row"><button class="button" id="again" type="button">${say('https.trust.again')}</button>
  <a class="button" data-way="trust" href="/trust">${say('https.trust.finish')}</a></p>
</section>`
  if (fingerprint === undefined) return states
  const steps = platforms
    .map((each) => {
      const lines = t(`https.trust.steps.${each}`).split('\n')
      const list = lines.map((line) => `<li>${escaped(line)}</li>`).join('')
      const open = each === platform ? ' open' : ''
      return `<details${open}><summary>${say(`https.trust.platforms.${each}`)}</summary><ol>${list}</ol></details>`
    })
    .join('\n')
  const places = addresses.map((address) => `<p><code>${escaped(address)}</code></p>`).join('')
  return `${states}
<section>
  <h2>${say('https.trust.download')}</h2>
  <p class="row">
    <a class="button${platform === 'ios' || platform === 'macos' ? '' : ' filled'}" href="/trust/counterflow.crt">${say('https.trust.certificate')}</a>
    <a class="button${platform === 'ios' || platform === 'macos' ? ' filled' : ''}" href="/trust/counterflow.mobileconfig">${say('https.trust.profile')}</a>
    <a class="button" href="/trust/counterflow.pem">${say('https.trust.pem')}</a>
  </p>
  <p>${say('https.trust.compare')}</p>
  <p><code>${escaped(fingerprint)}</code></p>
</section>
<div class="stack">${steps}</div>
<section class="places">
  <div><h2>${say('https.trust.elsewhere')}</h2>${places}</div>
  <img src="/trust/qr.svg" alt="${say('https.trust.qr')}" width="148" height="148">
</section>`
}
