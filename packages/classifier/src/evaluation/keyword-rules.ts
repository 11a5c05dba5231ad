import { aboutNothing } from '../classification.js'
import type { Probabilities, Topic } from '../topics.js'

/** Words by which somebody in a hurry would sort messages; the first topic with a word wins. */
const words: readonly (readonly [Topic, RegExp])[] = [
  [
    'wholesale',
    /wholesale|bulk|distributor|resell|moq|stockist|도매|대량|납품|총판|사업자|卸|業務用|大量|代理店|法人|ロット/iu,
  ],
  [
    'order_edits',
    /cancel|change (my|the) (order|address)|wrong address|주문 ?취소|취소|주소.*(변경|바꿔)|변경|キャンセル|取り消|住所.*変更|変更/iu,
  ],
  [
    'returns',
    /return|refund|broken|damaged|wrong (item|size)|missing|exchange|반품|환불|교환|파손|불량|깨|返品|返金|交換|不良|壊れ|割れ|違う/iu,
  ],
  [
    'order_status',
    /where.*(order|package|parcel)|track|status|arrive yet|언제 ?와|송장|배송조회|출발|도착|いつ届|届かない|届きません|追跡|発送され|注文番号/iu,
  ],
  ['shipping', /ship|deliver|postage|pick ?up|배송|택배|픽업|送料|配送|発送|送れ|受取/iu],
  [
    'pricing_discounts',
    /discount|coupon|promo|code|sale|cheaper|할인|쿠폰|세일|깎|割引|クーポン|セール|値引|安く/iu,
  ],
  [
    'checkout',
    /pay|checkout|card|cart|instal|결제|카드|무통장|할부|장바구니|주문.*(방법|어떻게)|支払|決済|カート|払い|注文方法/iu,
  ],
  [
    'store_information',
    /open|hours|located|address|phone|policy|email|영업|매장|전화|위치|주차|営業|店舗|電話|どこ|定休/iu,
  ],
  [
    'product_details',
    /size|colou?r|stock|material|weight|dimension|사이즈|재고|색|소재|재입고|サイズ|在庫|色|素材|再入荷/iu,
  ],
  [
    'product_interest',
    /recommend|looking for|do you (have|sell)|gift|추천|찾고|있나요|おすすめ|探して|ありますか|欲しい/iu,
  ],
]

/** Always sure of itself: what a list of keywords does. */
export function judgeByKeywords(text: string): Probabilities {
  const found = words.find(([, pattern]) => pattern.test(text))
  return found ? { ...aboutNothing, none: 0, [found[0]]: 1 } : aboutNothing
}
