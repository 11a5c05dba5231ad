import { ActionError, defineChannel, z } from '@counterflow/plugin-sdk'
import { guide } from '../guide.js'
import { readDelivery } from '../read-delivery.js'
import { windowRefusal } from '../reply-window.js'
import { sendFailure } from '../send-failure.js'
import { ownMetadata } from '../webhook-event.js'

const settingsSchema = z.strictObject({
  address: z.url().max(200).default('https://graph.facebook.com/v25.0').meta({
    title: 'Address of the Graph API',
    description: 'With its version. Meta keeps a version for about two years.',
  }),
})

const sentSchema = z.object({ message_id: z.string() })
const profileSchema = z.object({ first_name: z.string().optional(), last_name: z.string().optional() })

/** Messages to a page of the shop on Facebook. */
export const page = defineChannel({
  name: 'page',
  title: { en: 'Messenger', ko: 'Messenger', ja: 'Messenger' },
  description: {
    en: 'Messages to your page on Facebook.',
    ko: 'Facebook 페이지로 온 메시지입니다.',
    ja: 'Facebookページに届くメッセージです。',
  },
  guide,
  settings: settingsSchema,
  secrets: {
    pageToken: {
      title: { en: 'Page access token', ko: '페이지 액세스 토큰', ja: 'ページアクセストークン' },
      description: {
        en: 'In the app, under Messenger → API settings → Generate access tokens.',
        ko: '앱의 Messenger → API 설정 → 액세스 토큰 생성에 있습니다.',
        ja: 'アプリの「Messenger」→「API設定」→「アクセストークンを生成」にあります。',
      },
    },
    appSecret: {
      title: { en: 'App secret', ko: '앱 시크릿 코드', ja: 'app secret' },
      description: {
        en: 'In the app, under App settings → Basic. Deliveries are signed with it.',
        ko: '앱의 앱 설정 → 기본 설정에 있습니다. 이 값으로 수신 내용의 서명을 확인합니다.',
        ja: 'アプリの「アプリの設定」→「ベーシック」にあります。受信内容の署名の確認に使います。',
      },
    },
    verifyToken: {
      title: { en: 'Verify token', ko: '확인 토큰', ja: 'トークンを認証' },
      description: {
        en: 'Words of your own; enter the same ones beside the callback URL.',
        ko: '직접 정한 문구입니다. 콜백 URL 옆에 같은 값을 입력하세요.',
        ja: '自由に決める文字列です。コールバックURLの横に同じものを入力してください。',
      },
    },
  },
  signature: { header: 'x-hub-signature-256', prefix: 'sha256=', encoding: 'hex', secret: 'appSecret' },
  service: { address: 'address', secret: 'pageToken' },
  limits: { mostCharacters: 2_000 },
  canReply: windowRefusal,
  handshake: async ({ query, secrets }) => {
    const isOurs =
      query['hub.mode'] === 'subscribe' && secrets.equals('verifyToken', query['hub.verify_token'] ?? '')
    return isOurs
      ? { status: 200, text: query['hub.challenge'] ?? '' }
      : { status: 403, text: 'The verify token is another one.' }
  },
  receive: async ({ body }) => readDelivery(body),
  profile: async ({ thread, http, signal }) => {
    const url = `${encodeURIComponent(thread)}?fields=first_name,last_name`
    const answer = await http.request({ method: 'GET', url, signal, timeoutSeconds: 3 })
    if (answer.status !== 200) return { name: null }
    const { first_name = '', last_name = '' } = profileSchema.parse(JSON.parse(answer.body))
    const name = `${first_name} ${last_name}`.trim()
    return { name: name === '' ? null : name }
  },
  send: async ({ thread, text, lastCustomerAt, idempotencyKey, http, signal }) => {
    const refusal = windowRefusal({ lastCustomerAt, now: new Date() })
    if (refusal !== null) throw new ActionError({ code: refusal.code, message: refusal.message.en })
    const answer = await http.request({
      method: 'POST',
      url: 'me/messages',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        recipient: { id: thread },
        messaging_type: 'RESPONSE',
        message: { text, metadata: ownMetadata(idempotencyKey) },
      }),
      signal,
    })
    if (answer.status !== 200) throw sendFailure(answer, Date.now())
    return { externalId: sentSchema.parse(JSON.parse(answer.body)).message_id }
  },
})
