import { describe, expect, it } from 'vitest'
import { readSettings } from './settings.js'

const settings = (environment: Record<string, string>) => readSettings(environment, '/checkout')
const databaseUrl = 'postgres://shop@127.0.0.1:5432/shop'

describe('settings', () => {
  it('do without any', () => {
    expect(settings({})).toMatchObject({
      role: 'all',
      port: 4000,
      secretKey: undefined,
      trustedProxies: [],
      metricsToken: undefined,
      dataFolder: '/checkout/.counterflow',
    })
    expect(settings({ TRUST_PROXY: '', COUNTERFLOW_ROLE: '' })).toMatchObject({
      role: 'all',
      trustedProxies: [],
    })
  })

  it('give a process a part of the work where others reach its database', () => {
    expect(settings({ COUNTERFLOW_ROLE: 'worker', DATABASE_URL: databaseUrl }).role).toBe('worker')
    expect(() => settings({ COUNTERFLOW_ROLE: 'worker' })).toThrow('needs DATABASE_URL')
    expect(() => settings({ COUNTERFLOW_ROLE: 'cook' })).toThrow('Expected all, api or worker.')
  })

  it('name a mail server together with whom mails come from', () => {
    const mail = { SMTP_URL: 'smtps://user:password@smtp.example.com', MAIL_FROM: 'shop@example.com' }
    expect(settings(mail).mail).toEqual({ smtpUrl: mail.SMTP_URL, from: mail.MAIL_FROM })
    expect(settings({}).mail).toBeUndefined()
    expect(() => settings({ SMTP_URL: mail.SMTP_URL })).toThrow('SMTP_URL needs MAIL_FROM')
    expect(() => settings({ ...mail, SMTP_URL: 'http://smtp.example.com' })).toThrow(
      'address of a mail server',
    )
    expect(() => settings({ ...mail, MAIL_FROM: 'shop' })).toThrow('such as shop@example.com')
  })

  it('limit how many requests a caller may send, unless that is off', () => {
    expect(settings({}).requestsPerMinute).toBe(3_000)
    expect(settings({ API_RATE_LIMIT: '50' }).requestsPerMinute).toBe(50)
    expect(settings({ API_RATE_LIMIT: 'off' }).requestsPerMinute).toBeUndefined()
    expect(() => settings({ API_RATE_LIMIT: '0' })).toThrow('API_RATE_LIMIT=0')
  })

  it('leave HTTPS to whoever else sees to it, unless they say otherwise', () => {
    const mode = (environment: Record<string, string>) => settings(environment).https.mode
    expect(settings({}).https).toEqual({ mode: 'wanted', port: 4443, host: undefined, files: undefined })
    expect(mode({ PUBLIC_URL: 'https://shop.local:4443' })).toBe('wanted')
    expect(mode({ PUBLIC_URL: 'https://shop.example.com' })).toBe('off')
    expect(mode({ TRUST_PROXY: 'loopback' })).toBe('off')
    expect(mode({ COUNTERFLOW_ROLE: 'api', DATABASE_URL: databaseUrl })).toBe('off')
    expect(mode({ TRUST_PROXY: 'loopback', HTTPS: 'on' })).toBe('required')
    const files = { HTTPS_CERTIFICATE: '/shop.crt', HTTPS_KEY: '/shop.key' }
    expect(mode(files)).toBe('required')
    expect(mode({ ...files, HTTPS: 'off' })).toBe('off')
    expect(() => settings({ HTTPS_KEY: '/shop.key' })).toThrow('HTTPS_KEY needs HTTPS_CERTIFICATE')
    expect(() => settings({ HTTPS_PORT: '70000' })).toThrow('such as 4443')
    expect(() => settings({ HTTPS: 'yes' })).toThrow('Expected on, off or auto.')
  })

  it('name the proxies that are believed', () => {
    const { trustedProxies } = settings({ TRUST_PROXY: 'loopback, 10.1.0.0/16,2001:db8::/32, 10.0.0.5' })
    expect(trustedProxies).toEqual(['loopback', '10.1.0.0/16', '2001:db8::/32', '10.0.0.5'])
  })

  it.each(['true', '1', '*', 'all', 'proxy.example.com', '10.0.0.0/33', '10.0.0.0/8/8', '10.0.0.0/'])(
    'believe no proxy that has no address: %s',
    (TRUST_PROXY) => {
      expect(() => settings({ TRUST_PROXY })).toThrow('Name the proxies')
    },
  )

  it('are refused together, and a secret is not told', () => {
    const attempt = () =>
      settings({ PORT: 'x', COUNTERFLOW_SECRET_KEY: 'short-secret', METRICS_TOKEN: 'short-token' })
    expect(attempt).toThrow(/PORT=x.*COUNTERFLOW_SECRET_KEY cannot.*32 characters.*METRICS_TOKEN cannot/s)
    expect(attempt).not.toThrow(/short-(secret|token)/)
    expect(() => settings({ DATABASE_URL: 'mysql://shop:hidden@db/shop' })).not.toThrow('hidden')
  })
})
