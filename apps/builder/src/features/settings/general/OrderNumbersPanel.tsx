import { greatestOrderNumber, orderNumberFormatSchema } from '@counterflow/core'
import { ErrorState, Panel, useText } from '@counterflow/ui'
import { Button, Fieldset, Group, NumberInput, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answered, api } from '../../../platform/api/client'
import { fieldErrors, problemParagraph } from '../../../platform/api/problem-text'
import { FailureNotice } from '../../../platform/forms/FailureNotice'
import { useMay } from '../../session/useStaff'
import { type OrderNumbering, orderNumberingQuery } from '../shop-queries'

/** How orders are named, and from which number on. */
export function OrderNumbersPanel() {
  const text = useText()
  const { data, error, refetch } = useQuery(orderNumberingQuery)
  if (data !== undefined) return <OrderNumbersForm saved={data} />
  if (error === null) return null
  return <ErrorState message={problemParagraph(error, text)} onRetry={() => void refetch()} />
}

function OrderNumbersForm({ saved }: { saved: OrderNumbering }) {
  const text = useText()
  const { t } = text
  const may = useMay()
  const [typed, setTyped] = useState<Partial<Record<'prefix' | 'suffix', string>>>({})
  const [typedNext, setNext] = useState<number | undefined>(undefined)
  const save = useSaveNumbering()
  const { prefix = saved.prefix, suffix = saved.suffix } = typed
  const next = typedNext ?? saved.next
  const format = orderNumberFormatSchema.safeParse({ prefix, suffix })
  const wrongNext = !Number.isInteger(next) || next < saved.least || next > greatestOrderNumber
  const wrong = (name: 'prefix' | 'suffix') =>
    format.error?.issues.some(({ path }) => path[0] === name) ? t('orderNumbers.signs') : undefined
  const errors = fieldErrors(save.error, text)
  const dirty = prefix !== saved.prefix || suffix !== saved.suffix || next !== saved.next
  const reset = () => {
    setTyped({})
    setNext(undefined)
  }
  return (
    <Panel title={t('orderNumbers.title')}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!format.success || wrongNext) return
          const change = { prefix, suffix, ...(next === saved.next ? {} : { next }) }
          save.mutate(change, {
            onSuccess: () => {
              reset()
              notifications.show({ message: t('general.saved') })
            },
          })
        }}
      >
        <Fieldset variant="unstyled" m={0} p={0} disabled={!may('shop.update')}>
          <Stack gap="sm">
            <Text size="sm" c="dimmed">
              {t('orderNumbers.intro')}
            </Text>
            <SimpleGrid cols={{ base: 1, xs: 3 }}>
              {(['prefix', 'suffix'] as const).map((name) => (
                <TextInput
                  key={name}
                  label={t(`orderNumbers.${name}`)}
                  maxLength={10}
                  autoComplete="off"
                  value={{ prefix, suffix }[name]}
                  error={wrong(name) ?? errors[name]}
                  onChange={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })}
                />
              ))}
              <NumberInput
                label={t('orderNumbers.next')}
                description={t('orderNumbers.nextHint', { least: String(saved.least) })}
                inputWrapperOrder={['label', 'input', 'description', 'error']}
                allowDecimal={false}
                allowNegative={false}
                hideControls
                value={next}
                error={wrongNext ? t('orderNumbers.wrong', { least: String(saved.least) }) : errors.next}
                onChange={(value) => setNext(value === '' ? Number.NaN : Number(value))}
              />
            </SimpleGrid>
            <Text size="sm" aria-live="polite">
              {t('orderNumbers.example', { number: `${prefix}${Number.isNaN(next) ? '' : next}${suffix}` })}
            </Text>
            {Object.keys(errors).length === 0 && <FailureNotice error={save.error} />}
            {dirty && (
              <Group justify="flex-end">
                <Button variant="default" onClick={reset}>
                  {t('saveBar.discard')}
                </Button>
                <Button type="submit" loading={save.isPending} disabled={!format.success || wrongNext}>
                  {t('orderNumbers.save')}
                </Button>
              </Group>
            )}
          </Stack>
        </Fieldset>
      </form>
    </Panel>
  )
}

/** Saves how orders are numbered. Every list and page names orders by it. */
function useSaveNumbering() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: { prefix: string; suffix: string; next?: number }) =>
      answered(api.PUT('/api/v1/shop/order-numbers', { body })),
    onSuccess: (numbering) => {
      client.setQueryData(orderNumberingQuery.queryKey, numbering)
      for (const root of ['orders', 'order', 'customer', 'gift-card', 'stock-movements']) {
        void client.invalidateQueries({ queryKey: [root] })
      }
    },
  })
}
