/** How the channel is set up, in steps. */
export const guide = {
  en: [
    '1. At developers.facebook.com, make an app of the type Business and add Messenger to it.',
    '2. Under Messenger → API settings, connect your page and generate an access token: enter it here.',
    '3. Enter the app secret (App settings → Basic) and a verify token of your own here, and save.',
    '4. Under Webhooks, enter the callback address below and the same verify token.',
    '5. Subscribe the page to: messages, messaging_postbacks, message_echoes, message_deliveries, message_reads.',
    '6. To answer people who are not testers of the app, ask for the permission pages_messaging in the app review.',
  ].join('\n'),
  ko: [
    '1. developers.facebook.com에서 비즈니스 유형의 앱을 만들고 Messenger를 추가하세요.',
    '2. Messenger → API 설정에서 페이지를 연결하고 액세스 토큰을 생성해 여기에 입력하세요.',
    '3. 앱 시크릿 코드(앱 설정 → 기본 설정)와 직접 정한 확인 토큰을 여기에 입력하고 저장하세요.',
    '4. Webhooks에 아래 콜백 주소와 같은 확인 토큰을 입력하세요.',
    '5. 페이지에서 messages, messaging_postbacks, message_echoes, message_deliveries, message_reads를 구독하세요.',
    '6. 앱의 테스터가 아닌 사람에게 답하려면 앱 검수에서 pages_messaging 권한을 요청하세요.',
  ].join('\n'),
  ja: [
    '1. developers.facebook.comでビジネスタイプのアプリを作成し、Messengerを追加します。',
    '2. 「Messenger」→「API設定」でページをつなぎ、アクセストークンを生成して、ここに入力します。',
    '3. app secret（「アプリの設定」→「ベーシック」）と、自由に決めた認証用トークンをここに入力し、保存します。',
    '4. 「Webhooks」に下のコールバックURLと同じ認証用トークンを入力します。',
    '5. ページでmessages、messaging_postbacks、message_echoes、message_deliveries、message_readsを購読します。',
    '6. アプリのテスター以外の人に返信するには、アプリレビューでpages_messagingのアクセス許可を申請します。',
  ].join('\n'),
}
