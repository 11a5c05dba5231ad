import { FormFooter, useText } from '@counterflow/ui'
import { Checkbox, Modal, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answered, api } from '../../../platform/api/client'
import { NotifyCustomer } from '../letters/NotifyCustomer'
import { type Order, orderStockQuery } from '../order-queries'
import { ChangeFailure } from './ChangeFailure'
import { FulfilLocation } from './FulfilLocation'
import { defaultLocation, isShort, piecesFrom } from './fulfil-from'
import { unsentOf } from './line-state'
import { chosenLines, PiecesFields } from './PiecesFields'
import { useOrderChange } from './useOrderChange'

interface FulfilModalProps {
  order: Order
  onClose: () => void
}

interface Wish {
  lines: { lineId: string; quantity: number }[]
  locationId?: string
  allowOversell: boolean
  tracking?: { company?: string; number?: string; url?: string }
  notifyCustomer: boolean
}

/** Records which pieces have left, and how their parcel is followed. */
export function FulfilModal({ order, onClose }: FulfilModalProps) {
  const { t } = useText()
  const { snapshot } = order
  const places = useQuery(orderStockQuery(snapshot.id)).data
  const [chosenLocation, setLocation] = useState<string | undefined>(undefined)
  const locationId = chosenLocation ?? defaultLocation(places)
  const [typed, setPieces] = useState<Record<string, number> | undefined>(undefined)
  const pieces = typed ?? piecesFrom(order, places, locationId)
  const [allowOversell, setAllowOversell] = useState(false)
  const [notifyCustomer, setNotify] = useState(true)
  const [company, setCompany] = useState('')
  const [number, setNumber] = useState('')
  const [url, setUrl] = useState('')
  const { change, accept } = useOrderChange(order, (body: Wish, { orderId, version, header }) =>
    answered(
      api.POST('/api/v1/orders/{orderId}/fulfilments', {
        params: { path: { orderId }, header },
        body: { ...body, version },
      }),
    ),
  )
  const lines = chosenLines(pieces)
  const count = lines.reduce((sum, { quantity }) => sum + quantity, 0)
  const wrongUrl = url.trim() !== '' && !/^https?:\/\/\S+$/.test(url.trim())
  const tracking = {
    ...(company.trim() === '' ? {} : { company: company.trim() }),
    ...(number.trim() === '' ? {} : { number: number.trim() }),
    ...(url.trim() === '' ? {} : { url: url.trim() }),
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('orderDeeds.fulfilTitle', { number: snapshot.number })}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (count === 0 || wrongUrl) return
          const wish = {
            lines,
            ...(locationId === undefined ? {} : { locationId }),
            allowOversell,
            ...(Object.keys(tracking).length === 0 ? {} : { tracking }),
            notifyCustomer,
          }
          change.mutate(wish, { onSuccess: onClose })
        }}
      >
        <Stack>
          <Text size="sm" c="dimmed">
            {t('orderDeeds.fulfilIntro')}
          </Text>
          <FulfilLocation
            places={places}
            locationId={locationId}
            onChange={(next) => {
              setLocation(next)
              setPieces(undefined)
            }}
          />
          <PiecesFields
            lines={snapshot.lines}
            most={unsentOf}
            pieces={pieces}
            onChange={setPieces}
            label={(title) => t('orderDeeds.quantityOf', { title })}
          />
          {isShort(places, locationId, lines) && (
            <Checkbox
              label={t('fulfilFrom.evenSo')}
              description={t('fulfilFrom.short')}
              checked={allowOversell}
              onChange={(event) => setAllowOversell(event.currentTarget.checked)}
            />
          )}
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
            <TextInput
              label={t('orderDeeds.trackingCompany')}
              maxLength={100}
              value={company}
              onChange={(event) => setCompany(event.currentTarget.value)}
            />
            <TextInput
              label={t('orderDeeds.trackingNumber')}
              maxLength={100}
              value={number}
              onChange={(event) => setNumber(event.currentTarget.value)}
            />
          </SimpleGrid>
          <TextInput
            label={t('orderDeeds.trackingUrl')}
            type="url"
            placeholder="https://"
            maxLength={500}
            value={url}
            error={wrongUrl ? t('orderDeeds.trackingUrlWrong') : undefined}
            onChange={(event) => setUrl(event.currentTarget.value)}
          />
          <NotifyCustomer
            order={order}
            news={{
              kind: 'fulfilled',
              lines,
              ...(wrongUrl || Object.keys(tracking).length === 0 ? {} : { tracking }),
            }}
            checked={notifyCustomer}
            onChange={setNotify}
          />
          <ChangeFailure error={change.error} onAccept={accept} />
          <FormFooter onCancel={onClose} disabled={count === 0} loading={change.isPending}>
            {t('orderDeeds.fulfilSubmit', { count })}
          </FormFooter>
        </Stack>
      </form>
    </Modal>
  )
}
