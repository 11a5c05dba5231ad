import { useStore } from '../application/store'
import type { Page } from '../platform/page'
import { useReader } from '../platform/reader'
import { ContactForm } from './ContactForm'

export const contactPage: Page = {
  path: '/contact',
  open: ({ t }) => ({ title: t('contact.title'), body: <ContactPage /> }),
}

/** How to reach the shop (R116), and a form that does (R117). */
function ContactPage() {
  const { t, language } = useReader()
  const { profile } = useStore()
  const { address, email, phone, countryCode } = profile
  const country = new Intl.DisplayNames(language, { type: 'region' }).of(countryCode) ?? countryCode
  return (
    <section class="page">
      <h1>{t('contact.title')}</h1>
      <div class="beside">
        <ContactForm />
        <aside class="summary">
          <h2>{profile.legalName ?? profile.name}</h2>
          <dl class="reach">
            {email !== null && (
              <div>
                <dt>{t('contact.email')}</dt>
                <dd>
                  <a href={`mailto:${email}`}>{email}</a>
                </dd>
              </div>
            )}
            {phone !== null && (
              <div>
                <dt>{t('contact.phone')}</dt>
                <dd>
                  <a href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>{phone}</a>
                </dd>
              </div>
            )}
            {address !== null && (
              <div>
                <dt>{t('contact.address')}</dt>
                <dd>
                  <address>
                    {[
                      address.line1,
                      address.line2,
                      `${address.postalCode ?? ''} ${address.city}`.trim(),
                      address.region,
                      country,
                    ]
                      .filter((line) => line !== null && line !== '')
                      .map((line) => (
                        <span key={line}>{line}</span>
                      ))}
                  </address>
                </dd>
              </div>
            )}
          </dl>
        </aside>
      </div>
    </section>
  )
}
