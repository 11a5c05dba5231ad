import { useRouter } from '@tanstack/react-router'
import { CustomerPanel } from '../customers/CustomerPanel'
import { ParkedPanel } from '../parked/ParkedPanel'
import { ParkPanel } from '../parked/ParkPanel'
import { UnlistedReturn } from '../returns/UnlistedReturn'
import { Goods } from './catalogue/Goods'
import { VariantPicker } from './catalogue/VariantPicker'
import { DraftPanel } from './draft/DraftPanel'
import { ClearPanel } from './edit/ClearPanel'
import { CodePanel } from './edit/CodePanel'
import { CustomItemPanel } from './edit/CustomItemPanel'
import { LineEditor } from './edit/LineEditor'
import { NotePanel } from './edit/NotePanel'
import { OrderDiscount } from './edit/OrderDiscount'
import { KeySheet } from './keys/KeySheet'
import { CameraScan } from './scanning/CameraScan'
import { takeScan } from './scanning/take-scan'
import type { Panel } from './selling'
import { useSelling } from './useSelling'

/** What stands beside the cart. */
export function SellPanel({ panel }: { panel: Panel }) {
  const selling = useSelling()
  const router = useRouter()
  switch (panel.kind) {
    case 'goods':
      return <Goods />
    case 'variants':
      return <VariantPicker productId={panel.productId} />
    case 'line':
      return <LineEditor key={panel.lineId} lineId={panel.lineId} field={panel.field} />
    case 'custom':
      return <CustomItemPanel key={panel.code} code={panel.code} />
    case 'discount':
      return <OrderDiscount />
    case 'code':
      return <CodePanel />
    case 'note':
      return <NotePanel />
    case 'customer':
      return <CustomerPanel />
    case 'park':
      return <ParkPanel />
    case 'parked':
      return <ParkedPanel />
    case 'draft':
      return <DraftPanel />
    case 'unlisted':
      return <UnlistedReturn />
    case 'clear':
      return <ClearPanel />
    case 'keys':
      return <KeySheet />
    case 'camera':
      return (
        <CameraScan
          onClose={selling.showGoods}
          onScan={(text) =>
            takeScan(selling, text, {
              // The camera stays on: the next piece is mostly on its way.
              sold: () => {},
              sell: () => {},
              tickets: () => void router.navigate({ to: '/tickets' }),
            })
          }
        />
      )
  }
}
