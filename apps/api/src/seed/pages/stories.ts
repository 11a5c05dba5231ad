import type { DemoPage } from './demo-page.js'

export const demoStories: readonly DemoPage[] = [
  {
    handle: 'about',
    kind: 'page',
    title: { en: 'About us', ko: '소개', ja: '私たちについて' },
    body: {
      en: `Seochon Goods is a small shop in the west of old Seoul. We visit the people who make what we sell, and we use it ourselves before it reaches a shelf.

## How we choose

- It is made by hand, by somebody whose name we know.
- It can be mended, and it grows more beautiful with use.
- It costs what it is worth to the person who made it.

Come by when you are near: the kettle is on.`,
      ko: `서촌 굿즈는 서울 서촌에 있는 작은 가게입니다. 만드는 분들을 직접 찾아가고, 진열하기 전에 먼저 써 봅니다.

## 고르는 기준

- 이름을 아는 분이 손으로 만든 것
- 고쳐 쓸 수 있고, 쓸수록 고와지는 것
- 만든 분에게 제값이 돌아가는 것

근처에 오시면 들러 주세요. 물은 늘 끓고 있습니다.`,
      ja: `西村グッズは、ソウルの古い街、西村にある小さな店です。作り手を訪ね、棚に並べる前に自分たちで使っています。

## 選ぶ基準

- 名前を知っている人が手で作ったもの
- 直して使え、使うほど美しくなるもの
- 作り手に見合った値段であるもの

近くにお越しの際はお立ち寄りください。お湯はいつでも沸いています。`,
    },
    inMenu: true,
  },
  {
    handle: 'faq',
    kind: 'page',
    title: { en: 'Questions and answers', ko: '자주 묻는 질문', ja: 'よくある質問' },
    body: {
      en: `### When will my order arrive?

Orders that reach us before 2 pm leave the same day. Within Korea they take one to two days, abroad about a week.

### Can I pick it up?

Yes. Where picking up is offered at the checkout, choose it: it costs nothing, and we write when it is ready.

### Can I pay by bank transfer?

Yes. Choose it at the checkout; the details are shown after the order, and we send the parcel once the money is there.

### How do I look after lacquer and brass?

Wash them by hand and dry them at once. Brass turns dark: lemon and salt bring the gold back.`,
      ko: `### 언제 도착하나요?

오후 2시 이전 주문은 당일 발송합니다. 국내는 1~2일, 해외는 일주일 정도 걸립니다.

### 매장에서 받을 수 있나요?

네. 결제 화면에 매장 수령이 보이면 선택해 주세요. 비용은 없고, 준비되면 연락드립니다.

### 무통장 입금이 되나요?

네. 결제할 때 선택하시면 주문 뒤에 계좌를 안내하고, 입금을 확인한 다음 발송합니다.

### 옻칠과 황동은 어떻게 관리하나요?

손으로 씻고 바로 물기를 닦아 주세요. 황동이 검어지면 레몬과 소금으로 닦으면 빛이 돌아옵니다.`,
      ja: `### いつ届きますか？

午後2時までのご注文は当日発送します。韓国内は1〜2日、海外は1週間ほどです。

### 店頭で受け取れますか？

はい。お支払い画面に店頭受け取りが出ていれば、お選びください。無料で、準備ができたらご連絡します。

### 銀行振込はできますか？

はい。お支払い方法で選ぶと、ご注文後に口座をご案内します。入金の確認後に発送します。

### 漆と真鍮の手入れは？

手洗いして、すぐに水気を拭いてください。真鍮が黒ずんだら、レモンと塩で磨くと輝きが戻ります。`,
    },
    inMenu: false,
  },
]
