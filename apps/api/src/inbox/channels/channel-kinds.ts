import {
  chatDefaults,
  chatSettingsSchema,
  emailSettingsSchema,
  type Json,
  type LocalizedText,
} from '@counterflow/core'
import type { ChannelManifest } from '@counterflow/plugin-sdk/manifest'
import { Inject, Injectable } from '@nestjs/common'
import { z } from 'zod'
import { PluginChannels } from '../../plugins/plugins.public.js'

/** A secret that a channel is set up with. */
export interface SecretSlot {
  readonly name: string
  readonly title: LocalizedText
  readonly description: LocalizedText
}

type Checked = { readonly settings: Json } | { readonly issues: readonly z.core.$ZodIssue[] }

/** What a channel is, however it is set up. */
export interface ChannelKind {
  readonly id: string
  readonly kind: 'chat' | 'email' | 'plugin'
  readonly title: LocalizedText
  readonly description: LocalizedText
  readonly secrets: readonly SecretSlot[]
  /** Of a plugin: what says how it is set up. */
  readonly manifest: ChannelManifest | null
  /** What applies until somebody sets it up; null: nothing does. */
  readonly defaults: Json | null
  readonly onAtFirst: boolean
  check(settings: Json): Promise<Checked> | Checked
  /** Which of the secrets it cannot be on without. */
  needs(settings: Json): readonly string[]
  /** Whom a secret is for: entered for one, it does not go to another. */
  audienceOf(settings: Json): string
}

const checkedBy = (schema: z.ZodType) => (settings: Json) => {
  const checked = schema.safeParse(settings)
  return checked.success ? { settings: z.json().parse(checked.data) } : { issues: checked.error.issues }
}

const chat: ChannelKind = {
  id: 'chat',
  kind: 'chat',
  title: { en: 'Store chat', ko: '스토어 채팅', ja: 'ストアチャット' },
  description: {
    en: 'The chat on your online store, or on any other site.',
    ko: '온라인 스토어나 다른 사이트에 넣는 채팅입니다.',
    ja: 'オンラインストアやほかのサイトに置くチャットです。',
  },
  secrets: [],
  manifest: null,
  defaults: z.json().parse(chatDefaults),
  onAtFirst: true,
  check: checkedBy(chatSettingsSchema),
  needs: () => [],
  audienceOf: () => '',
}

const email: ChannelKind = {
  id: 'email',
  kind: 'email',
  title: { en: 'E-mail', ko: '이메일', ja: 'メール' },
  description: {
    en: 'Mails to an address of the shop, and answers to mails of the shop.',
    ko: '쇼핑몰 주소로 온 메일과, 쇼핑몰이 보낸 메일에 대한 답장입니다.',
    ja: 'ショップのアドレスに届くメールと、ショップからのメールへの返信です。',
  },
  secrets: [
    {
      name: 'password',
      title: { en: 'Password of the mailbox', ko: '메일함 비밀번호', ja: 'メールボックスのパスワード' },
      description: {
        en: 'Many providers ask for an app password instead of your own.',
        ko: '본인 비밀번호 대신 앱 비밀번호를 요구하는 서비스가 많습니다.',
        ja: '本人のパスワードではなくアプリパスワードを求めるサービスが多くあります。',
      },
    },
    {
      name: 'webhook',
      title: { en: 'Signing secret', ko: '서명용 비밀 값', ja: '署名用シークレット' },
      description: {
        en: 'Words of your own, 16 characters or more: your mail service signs each mail with them.',
        ko: '직접 정한 16자 이상의 문구입니다. 메일 서비스가 메일마다 이 값으로 서명합니다.',
        ja: '自由に決める16文字以上の文字列です。メールサービスが1通ごとにこれで署名します。',
      },
    },
  ],
  manifest: null,
  defaults: null,
  onAtFirst: false,
  check: checkedBy(emailSettingsSchema),
  needs: (settings) =>
    emailSettingsSchema.parse(settings).receiveBy === 'imap' ? ['password'] : ['webhook'],
  audienceOf: (settings) => {
    const { imap } = emailSettingsSchema.parse(settings)
    return imap === null ? '' : `${imap.host} ${imap.user}`
  },
}

const record = z.record(z.string(), z.json())

/** Knows which channels there are: those of the product, and those of plugins. */
@Injectable()
export class ChannelKinds {
  constructor(@Inject(PluginChannels) private readonly plugins: PluginChannels) {}

  all(): ChannelKind[] {
    return [chat, email, ...this.plugins.all().map((manifest) => this.ofPlugin(manifest))]
  }

  find(channelId: string): ChannelKind | undefined {
    return this.all().find(({ id }) => id === channelId)
  }

  private ofPlugin(manifest: ChannelManifest): ChannelKind {
    const { id, title, description, secrets, service } = manifest
    return {
      id,
      kind: 'plugin',
      title,
      description,
      secrets,
      manifest,
      defaults: null,
      onAtFirst: false,
      check: (settings) => this.plugins.checkSettings(id, settings),
      needs: () => secrets.map(({ name }) => name),
      audienceOf: (settings) => {
        const address = record.safeParse(settings).data?.[service.address]
        return (typeof address === 'string' ? URL.parse(address)?.origin : undefined) ?? ''
      },
    }
  }
}
