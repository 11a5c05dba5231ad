import type { DemoPage } from './demo-page.js'

export const demoPolicies: readonly DemoPage[] = [
  {
    handle: 'shipping-policy',
    kind: 'policy',
    title: { en: 'Shipping', ko: '배송 안내', ja: '配送について' },
    body: {
      en: `We send from Seoul, Monday to Friday. Orders before 2 pm leave the same day.

| To | Takes |
|---|---|
| Korea | 1–2 working days |
| Japan | 3–5 working days |
| Elsewhere | 5–10 working days |

What it costs is shown at the checkout before you pay. Duties of your country are not included.

If a parcel arrives damaged, write to us within seven days with a picture: we send a new one or give the money back.`,
      ko: `월요일부터 금요일까지 서울에서 보냅니다. 오후 2시 이전 주문은 당일 발송합니다.

| 지역 | 기간 |
|---|---|
| 국내 | 영업일 1~2일 |
| 일본 | 영업일 3~5일 |
| 그 밖의 나라 | 영업일 5~10일 |

배송비는 결제하기 전에 결제 화면에 표시됩니다. 해외 관세는 포함되어 있지 않습니다.

파손되어 도착했다면 7일 안에 사진과 함께 알려 주세요. 새 상품을 보내거나 환불해 드립니다.`,
      ja: `月曜から金曜まで、ソウルから発送します。午後2時までのご注文は当日に出ます。

| 地域 | 日数 |
|---|---|
| 韓国 | 1〜2営業日 |
| 日本 | 3〜5営業日 |
| その他 | 5〜10営業日 |

送料はお支払いの前に画面に表示されます。関税は含まれません。

破損して届いた場合は、7日以内に写真とともにご連絡ください。新しい品をお送りするか、返金します。`,
    },
    inMenu: false,
  },
  {
    handle: 'returns-policy',
    kind: 'policy',
    title: { en: 'Returns', ko: '교환·반품', ja: '返品・交換' },
    body: {
      en: `Changed your mind? Send it back within 14 days of receiving it, unused and in its box. We refund the price within three working days of its arrival; you pay for sending it back.

Food, candles that have burned and things made to order cannot be returned, unless something is wrong with them. In that case we pay for everything.

Write to us first, so that we know what is coming.`,
      ko: `마음이 바뀌셨나요? 받은 날부터 14일 안에, 쓰지 않은 상태로 상자에 담아 보내 주세요. 도착 후 영업일 3일 안에 환불합니다. 반송 비용은 고객님이 부담합니다.

식품, 불을 켠 초, 주문 제작한 상품은 하자가 없는 한 반품할 수 없습니다. 하자가 있으면 비용은 모두 저희가 부담합니다.

보내기 전에 먼저 연락해 주세요.`,
      ja: `お気持ちが変わったときは、受け取りから14日以内に、未使用のまま箱に入れてお送りください。到着から3営業日以内に返金します。返送料はお客様のご負担です。

食品、火を灯したキャンドル、受注製作の品は、不良がない限り返品できません。不良の場合、費用はすべて当店が負担します。

お送りになる前にご連絡ください。`,
    },
    inMenu: false,
  },
  {
    handle: 'privacy-policy',
    kind: 'policy',
    title: { en: 'Privacy', ko: '개인정보 처리방침', ja: 'プライバシー' },
    body: {
      en: `We keep what an order needs: your name, your address, how to reach you, and what you bought. The law asks us to keep orders for five years.

We write with news only to those who agreed to it, and each letter has a link that ends it.

You can ask what we know about you, have it corrected, or have it deleted. Write to us.`,
      ko: `주문에 필요한 것만 보관합니다. 이름, 주소, 연락처, 구매 내역입니다. 법에 따라 주문 기록은 5년간 보관합니다.

소식은 동의하신 분께만 보내며, 모든 메일에 수신 거부 링크가 있습니다.

저희가 가진 정보를 확인하거나 고치거나 지우고 싶으시면 연락해 주세요.`,
      ja: `ご注文に必要なものだけを保管します。お名前、ご住所、ご連絡先、お買い上げの内容です。法律により、注文の記録は5年間保管します。

お知らせは同意された方にだけお送りし、すべてのメールに配信停止のリンクがあります。

当店が持つ情報の確認、訂正、削除をご希望の際はご連絡ください。`,
    },
    inMenu: false,
  },
]
