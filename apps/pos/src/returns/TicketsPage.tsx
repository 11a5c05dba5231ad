import type { SaleId } from '@counterflow/core'
import { EmptyState, useText } from '@counterflow/ui'
import { IconReceipt2 } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useSelling } from '../selling/useSelling'
import { useLive } from '../till/live'
import { SaleDetail } from './SaleDetail'
import { TicketList } from './TicketList'
import classes from './TicketsPage.module.css'

/** The tickets of this register, and of the others as far as the server can be asked. */
export function TicketsPage() {
  const { t } = useText()
  const selling = useSelling()
  const wanted = useLive(selling.wantedReceipt)
  const [chosen, choose] = useState<SaleId>()
  const [query, setQuery] = useState('')
  useEffect(() => {
    if (wanted === undefined) return
    selling.wantedReceipt.set(undefined)
    setQuery(wanted)
    void selling.till.ledger.byReceiptNumber(wanted).then((event) => {
      if (event?.type === 'ticket_completed') choose(event.payload.ticket.saleId)
    })
  }, [wanted, selling])
  return (
    <div className={classes.page} data-shows={chosen === undefined ? 'list' : 'sale'}>
      <div className={classes.list}>
        <h1 className={classes.heading}>{t('tillSelling.tickets.title')}</h1>
        <TicketList query={query} onQuery={setQuery} chosen={chosen} onChoose={choose} />
      </div>
      <div className={classes.sale}>
        {chosen === undefined ? (
          <EmptyState
            icon={IconReceipt2}
            title={t('tillSelling.tickets.choose.title')}
            body={t('tillSelling.tickets.choose.body')}
          />
        ) : (
          <SaleDetail key={chosen} saleId={chosen} onClose={() => choose(undefined)} />
        )}
      </div>
    </div>
  )
}
