import type { Shape } from '../shape.js'
import type { home as en } from './en.js'

export const home = {
  greeting: '{name}さん、こんにちは',
  today: '{shop}の状況',
  banner: {
    title: 'リスクが低〜中の注文の支払いを自動でキャプチャ',
    body: '注文のリスク分析が終わるとすぐに支払いをキャプチャします。リスクが高い注文はキャプチャせず、確認を待ちます。',
    install: 'オンにする',
    look: 'ワークフローを見る',
    refused: 'まだオンになっていません',
    needsPublish:
      '現在の役割ではワークフローをオンにできません。オーナーまたはマネージャーに依頼してください。',
  },
  installed: {
    on: 'ワークフローはオンです',
    off: 'ワークフローはオフです',
    attention: 'ワークフローの確認が必要です',
    runs: '{count, plural, =0 {過去24時間の実行はありません} other {過去24時間に#回実行}}',
    open: 'ワークフローを開く',
  },
  inNeed: '確認が必要なワークフロー',
  recentOrders: '最近の注文',
  recentRuns: '最近の実行',
  steps: {
    title: 'はじめに',
    install: '最初のワークフローをオンにする',
    installBody: 'リスクに応じた支払いのキャプチャから始めましょう。ワンクリックで完了します。',
    order: 'テスト注文を作成する',
    orderBody: 'テストカードで注文し、ワークフローの動きを確かめましょう。',
    watch: '実行をステップごとに見る',
    watchBody: '各ステップの入力と出力、かかった時間を確認できます。',
  },
} as const satisfies Shape<typeof en>
