import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTill } from '../../till/TillContext'
import { sellingOf } from '../selling'
import { listenForScans } from './scan-listener'
import { takeScan } from './take-scan'

/** Takes scans on every page of the till while somebody works at it. */
export function ScanListener() {
  const till = useTill()
  const router = useRouter()
  useEffect(
    () =>
      listenForScans((text) => {
        if (till.session.seller.read()?.isLocked ?? true) return
        const selling = sellingOf(till)
        // Going where one is costs as much as drawing the page.
        const sell = () => {
          if (router.matchRoute({ to: '/sell' }) === false) void router.navigate({ to: '/sell' })
        }
        takeScan(selling, text, {
          sold: () => {
            selling.showGoods()
            sell()
          },
          sell,
          tickets: () => void router.navigate({ to: '/tickets' }),
        })
      }),
    [till, router],
  )
  return null
}
