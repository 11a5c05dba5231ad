import {
  giftReceipt,
  languages,
  type ReceiptBlock,
  type ReceiptDocument,
  receiptHtml,
  saleReceipt,
  shiftSlip,
} from '@counterflow/core'
import { describe, expect, it } from 'vitest'
import { sampleContext, sampleReport, sampleSale } from '../../test/sample-receipts.js'

/** A document as lines of text. Codes are named, not written out. */
const written = ({ blocks }: ReceiptDocument) => blocks.map(lineOf)

function lineOf(block: ReceiptBlock): string {
  switch (block.kind) {
    case 'text':
      return block.text
    case 'row':
      return `${block.indent ? '  ' : ''}${block.label}${block.value === '' ? '' : ` | ${block.value}`}`
    case 'mark':
      return `[${block.text}]`
    case 'barcode':
      return `||| ${block.content}`
    case 'code':
      return `### ${block.caption}`
    case 'signature':
      return `___ ${block.label}`
    case 'rule':
      return '---'
    case 'space':
      return ''
  }
}

const exchange = { lines: 3, discounts: true, returns: true, split: true }

describe('a receipt', () => {
  it('says in Korean what was sold, brought back, taken off and paid', async () => {
    const document = saleReceipt(sampleSale('ko', exchange), await sampleContext('ko'), { copy: true })
    expect(written(document)).toMatchInlineSnapshot(`
      [
        "[재발행]",
        "물결상점 성수점",
        "서울특별시 성동구 연무장길 12, 1층",
        "전화 02-123-4567",
        "사업자번호 123-45-67890",
        "",
        "교환 영수증",
        "영수증 번호 | SEOUL-A1-2-000042",
        "일시 | 2026. 11. 22. 13:05",
        "계산대 | A1",
        "담당 | 김서연",
        "---",
        "따뜻한 아메리카노 | ₩9,000",
        "  2개 × ₩4,500",
        "핸드메이드 도자기 머그컵 (블루) | ₩9,200",
        "  할인 10% | -₩920",
        "유기농 면 티셔츠 M * | ₩13,900",
        "* 면세",
        "---",
        "반품",
        "제주 감귤 마멀레이드 200g | -₩18,600",
        "  사유: 사이즈가 작음",
        "---",
        "소계 | ₩31,180",
        "할인 | -₩1,000",
        "반품 | -₩18,600",
        "합계 | ₩11,580",
        "공급가액 | ₩11,750",
        "부가세 10% | -₩170",
        "---",
        "현금 | ₩5,790",
        "  받은 금액 | ₩10,000",
        "거스름돈 | ₩4,210",
        "Square | ₩5,790",
        "  승인 A-8841",
        "",
        "감사합니다. 교환·환불은 14일 이내에 영수증과 함께 방문해 주세요.",
        "",
        "||| SEOUL-A1-2-000042",
        "### 이 코드에는 계산대가 서명한 판매 내역 전체가 들어 있습니다.",
        "[재발행]",
      ]
    `)
  })

  it('says in Japanese what was sold, brought back, taken off and paid', async () => {
    const document = saleReceipt(sampleSale('ja', exchange), await sampleContext('ja'))
    expect(written(document)).toMatchInlineSnapshot(`
      [
        "潮騒堂 鎌倉店",
        "神奈川県鎌倉市小町2-3-4",
        "電話 0467-12-3456",
        "登録番号 T1234567890123",
        "",
        "交換レシート",
        "レシート番号 | SEOUL-A1-2-000042",
        "日時 | 2026/11/22 13:05",
        "レジ | A1",
        "担当 | 佐藤 美咲",
        "---",
        "深煎りコーヒー豆（エチオピア）200g | ￥900",
        "  2点 × ￥450",
        "手ぬぐい「青海波」 | ￥920",
        "  割引 10% | -￥92",
        "オーガニックコットンＴシャツ Ｍサイズ * | ￥1,390",
        "* 非課税",
        "---",
        "返品",
        "季節の和菓子詰め合わせ | -￥1,860",
        "  理由: サイズが小さい",
        "---",
        "小計 | ￥3,118",
        "割引 | -￥100",
        "返品 | -￥1,860",
        "合計 | ￥1,158",
        "税抜金額 | ￥1,175",
        "消費税 10% | -￥17",
        "---",
        "現金 | ￥579",
        "  お預かり | ￥1,000",
        "お釣り | ￥421",
        "Square | ￥579",
        "  承認 A-8841",
        "",
        "ご来店ありがとうございました。返品・交換は14日以内にレシートをお持ちください。",
        "",
        "||| SEOUL-A1-2-000042",
        "### このコードには、レジが署名した販売内容のすべてが入っています。",
      ]
    `)
  })

  it('adds taxes one by one where they are not within the prices', async () => {
    const document = saleReceipt(sampleSale('en', exchange), await sampleContext('en'))
    expect(written(document)).toMatchInlineSnapshot(`
      [
        "Counterflow Market Hall",
        "12 Harbor Street",
        "Portland, OR 97209",
        "Tel. (503) 555-0123",
        "",
        "Exchange",
        "Number | SEOUL-A1-2-000042",
        "Date | 11/21/2026, 20:05",
        "Register | A1",
        "Served by | Dana Reyes",
        "---",
        "Flat white | $9.00",
        "  2 × $4.50",
        "Hand-thrown stoneware mug, ocean blue | $9.20",
        "  Discount 10% | -$0.92",
        "Organic cotton T-shirt, M * | $13.90",
        "* not taxed",
        "---",
        "Returned",
        "Seville orange marmalade 7 oz | -$18.60",
        "  Reason: Too small",
        "---",
        "Subtotal | $31.18",
        "Discount | -$1.00",
        "State tax 6% | $1.00",
        "City tax 2.25% | $0.38",
        "Returned | -$18.60",
        "Total | $12.96",
        "---",
        "Cash | $6.48",
        "  Given | $10.00",
        "Change | $3.52",
        "Square | $6.48",
        "  Ref. A-8841",
        "",
        "Thank you! Returns within 14 days with this receipt.",
        "",
        "||| SEOUL-A1-2-000042",
        "### This code holds the whole sale, signed by the register.",
      ]
    `)
  })

  it.each(languages)(
    'has no price and no code with prices when it is for a present (%s)',
    async (language) => {
      const sale = sampleSale(language, exchange)
      const lines = written(giftReceipt(sale, await sampleContext(language)))
      expect(lines.join('\n')).not.toMatch(/[₩¥￥$]/)
      expect(lines.some((line) => line.startsWith('###'))).toBe(false)
      for (const { title } of sale.payload.ticket.lines) expect(lines.join('\n')).toContain(title)
    },
  )

  it('is a report of a shift with what is missing in the drawer', async () => {
    const context = await sampleContext('ko')
    const document = shiftSlip(sampleReport('KRW'), '2026-11-22T11:31:00.000Z', context)
    expect(written(document)).toMatchInlineSnapshot(`
      [
        "물결상점 성수점",
        "서울특별시 성동구 연무장길 12, 1층",
        "전화 02-123-4567",
        "사업자번호 123-45-67890",
        "",
        "마감 보고서 (Z)",
        "일시 | 2026. 11. 22. 20:31",
        "계산대 | A1",
        "담당 | 김서연",
        "시작 | 2026. 11. 22. 09:01",
        "마감 | 2026. 11. 22. 20:30",
        "---",
        "거래 수 | 128",
        "취소 | 1",
        "판매 | ₩2,345,600",
        "반품 | -₩45,000",
        "합계 | ₩2,300,600",
        "할인 | ₩88,000",
        "세금 | ₩209,145",
        "---",
        "현금 (60건) | ₩1,100,600",
        "Square (68건) | ₩1,200,000",
        "---",
        "현금 서랍",
        "준비금 | ₩100,000",
        "입금 | ₩0",
        "출금 | -₩50,000",
        "예상 금액 | ₩1,150,600",
        "실제 금액 | ₩1,149,600",
        "부족 | ₩1,000",
        "판매 없이 연 횟수 | 2",
        "___ 서명",
      ]
    `)
  })

  it('does not tell who counts blind what should be there', async () => {
    const open = { ...sampleReport('KRW'), closedAt: null, counted: null, difference: null }
    const context = await sampleContext('en')
    const lines = written(shiftSlip(open, '2026-11-22T11:31:00.000Z', context, { hidesExpected: true }))
    expect(lines.join('\n')).not.toMatch(/Expected|1,150,600|1,100,600/)
  })
})

describe('a receipt by mail', () => {
  it('escapes what people typed, and shows nothing from elsewhere', async () => {
    const sale = sampleSale('en', { lines: 1 })
    const { ticket } = sale.payload
    const note = '<img src=x onerror=alert(1)> & "quotes"\nsecond line'
    const event = { ...sale, payload: { ticket: { ...ticket, note } } }
    const html = receiptHtml(saleReceipt(event, await sampleContext('en')))
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;quotes&quot;<br>second line')
    expect(html).not.toMatch(/<img|<script|http|CF:/)
    expect(html).toContain(ticket.receiptNumber)
  })
})
