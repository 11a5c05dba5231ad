import { Notice, useText } from '@counterflow/ui'
import { Loader, Modal, Stack, Text, TextInput, UnstyledButton } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { problemParagraph } from '../../../platform/api/problem-text'
import { useTypedSearch } from '../../../platform/forms/useTypedSearch'
import { AnchorLink } from '../../../platform/router/links'
import { DiscountBadge } from '../../discounts/DiscountBadge'
import { type Discount, discountsQuery } from '../../discounts/discount-queries'
import { valueSentence } from '../../discounts/discount-words'
import type { PickedDiscount } from './draft'
import classes from './Picker.module.css'

interface DiscountPickerProps {
  onPick: (discount: PickedDiscount) => void
  onClose: () => void
}

/** Chooses a discount that exists. One that cannot be used now is not sent: there is a way to mend it (R21, R24). */
export function DiscountPicker({ onPick, onClose }: DiscountPickerProps) {
  const text = useText()
  const { t } = text
  const [typed, setTyped] = useState('')
  const { search } = useTypedSearch(typed)
  const [refused, setRefused] = useState<Discount>()
  const discounts = useInfiniteQuery({
    ...discountsQuery({ search }),
    placeholderData: keepPreviousData,
  })
  const found = (discounts.data?.pages ?? []).flatMap(({ items }) => items)
  const choose = (discount: Discount) => {
    if (discount.status === 'active') onPick({ id: discount.id, code: discount.code })
    else setRefused(discount)
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('inbox.compose.discount')}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <Stack gap="sm">
        <TextInput
          data-autofocus
          type="search"
          aria-label={t('inbox.compose.searchDiscounts')}
          placeholder={t('inbox.compose.searchDiscounts')}
          leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {refused !== undefined && (
          <Notice tone="bad" title={t('inbox.compose.discountRefused', { code: refused.code })} urgent>
            <Text size="sm">
              {t('inbox.compose.discountMend')}{' '}
              <AnchorLink
                to="/discounts/$discountId"
                params={{ discountId: refused.id }}
                size="sm"
                target="_blank"
              >
                {t('inbox.compose.discountOpen')}
              </AnchorLink>
            </Text>
          </Notice>
        )}
        <ul className={classes.list} aria-busy={discounts.isFetching}>
          {discounts.isPending && <Loader size="sm" m="md" />}
          {discounts.isError && (
            <Text size="sm" p="sm">
              {problemParagraph(discounts.error, text)}
            </Text>
          )}
          {found.map((discount) => (
            <li key={discount.id}>
              <UnstyledButton className={classes.item} onClick={() => choose(discount)}>
                <span className={classes.words}>
                  <Text size="sm" fw={600}>
                    {discount.code}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {valueSentence(discount, text)}
                  </Text>
                </span>
                <DiscountBadge status={discount.status} />
              </UnstyledButton>
            </li>
          ))}
          {discounts.isSuccess && found.length === 0 && (
            <Text size="sm" c="dimmed" p="sm">
              {t('inbox.compose.noDiscount')}{' '}
              <AnchorLink to="/discounts/new" size="sm">
                {t('inbox.compose.discountMake')}
              </AnchorLink>
            </Text>
          )}
        </ul>
      </Stack>
    </Modal>
  )
}
