import { mostSharedProducts } from '@counterflow/core'
import { MoneyText, useText } from '@counterflow/ui'
import { Button, Checkbox, Group, Loader, Modal, Stack, Text, TextInput } from '@mantine/core'
import { IconPackage, IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { problemParagraph } from '../../../platform/api/problem-text'
import { useTypedSearch } from '../../../platform/forms/useTypedSearch'
import { productsQuery } from '../../products/product-queries'
import type { PickedProduct } from './draft'
import classes from './Picker.module.css'

interface ProductPickerProps {
  picked: readonly PickedProduct[]
  onPick: (products: PickedProduct[]) => void
  onClose: () => void
}

/** Chooses up to three products that the online store sells (R15, R16, R18). */
export function ProductPicker({ picked, onPick, onClose }: ProductPickerProps) {
  const text = useText()
  const { t, local } = text
  const [typed, setTyped] = useState('')
  const { search } = useTypedSearch(typed)
  const [chosen, setChosen] = useState(picked)
  const products = useInfiniteQuery({
    ...productsQuery({
      search,
      channel: 'online_store',
      status: 'active',
      limit: 30,
    }),
    placeholderData: keepPreviousData,
  })
  const found = (products.data?.pages ?? []).flatMap(({ items }) => items)
  const toggle = (product: PickedProduct) =>
    setChosen((before) =>
      before.some(({ id }) => id === product.id)
        ? before.filter(({ id }) => id !== product.id)
        : [...before, product],
    )
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('inbox.compose.products')}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onPick([...chosen])
          onClose()
        }}
      >
        <Stack gap="sm">
          <TextInput
            data-autofocus
            type="search"
            aria-label={t('inbox.compose.searchProducts')}
            placeholder={t('inbox.compose.searchProducts')}
            leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <ul className={classes.list} aria-busy={products.isFetching}>
            {products.isPending && <Loader size="sm" m="md" />}
            {products.isError && (
              <Text size="sm" p="sm">
                {problemParagraph(products.error, text)}
              </Text>
            )}
            {found.map((product) => {
              const [variant] = product.variants
              if (variant === undefined) return null
              const isChosen = chosen.some(({ id }) => id === product.id)
              const image = product.media[0]?.small ?? null
              return (
                <li key={product.id}>
                  <Checkbox.Card
                    className={classes.item}
                    checked={isChosen}
                    disabled={!isChosen && chosen.length >= mostSharedProducts}
                    onClick={() =>
                      toggle({ id: product.id, title: product.title, price: variant.price, image })
                    }
                  >
                    <Checkbox.Indicator size="xs" />
                    {image === null ? (
                      <IconPackage size={22} stroke={1.5} aria-hidden />
                    ) : (
                      <img src={image} alt="" width={36} height={36} loading="lazy" />
                    )}
                    <span className={classes.words}>{local(product.title)}</span>
                    <MoneyText money={variant.price} />
                  </Checkbox.Card>
                </li>
              )
            })}
            {products.isSuccess && found.length === 0 && (
              <Text size="sm" c="dimmed" p="sm">
                {t('inbox.compose.noProduct')}
              </Text>
            )}
          </ul>
          {products.hasNextPage && (
            <Button
              variant="subtle"
              size="xs"
              loading={products.isFetchingNextPage}
              onClick={() => void products.fetchNextPage()}
            >
              {t('general.loadMore')}
            </Button>
          )}
          <Group justify="space-between">
            <Text size="sm" c="dimmed" aria-live="polite">
              {t('inbox.compose.chosenOf', { count: chosen.length, most: mostSharedProducts })}
            </Text>
            <Button type="submit" disabled={chosen.length === 0 && picked.length === 0}>
              {t('inbox.compose.choose')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
