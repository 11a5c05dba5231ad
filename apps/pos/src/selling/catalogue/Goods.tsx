import type { TillProduct } from '@counterflow/core'
import { EmptyState, useText } from '@counterflow/ui'
import { ActionIcon, Button, Skeleton, TextInput } from '@mantine/core'
import { IconBarcode, IconPackage, IconSearch, IconSearchOff, IconX } from '@tabler/icons-react'
import { memo, useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
import { useLive } from '../../till/live'
import { searchFieldId } from '../search-field'
import { sellGoods } from '../sell'
import { useSelling } from '../useSelling'
import classes from './Goods.module.css'
import { ProductTile } from './ProductTile'
import { TagBar } from './TagBar'

/** How many tiles are drawn before the cashier asks for more. */
const aPage = 60

/** The goods: by tag, by words in any language, by code. A cart that changes does not draw them anew. */
export const Goods = memo(function Goods() {
  const { t } = useText()
  const selling = useSelling()
  const { shelf } = selling
  const [query, setQuery] = useState('')
  const [tag, setTag] = useState<string | null>(null)
  const [most, setMost] = useState(aPage)
  const field = useRef<HTMLInputElement>(null)
  const version = useLive(shelf.version)
  const asked = useDeferredValue(query)
  const found = useMemo(
    () => (version < 0 ? [] : shelf.find(asked, tag, most + 1)),
    [shelf, version, asked, tag, most],
  )
  const choose = useCallback(
    (product: TillProduct) => {
      const [only, second] = product.variants
      if (only !== undefined && second === undefined) sellGoods(selling, { product, variant: only })
      else selling.show({ kind: 'variants', productId: product.productId })
    },
    [selling],
  )
  const enter = () => {
    const goods = shelf.byCode(query)
    if (goods !== undefined) {
      sellGoods(selling, goods)
      setQuery('')
    } else if (found.length === 1 && found[0] !== undefined) choose(found[0])
  }
  return (
    <div className={classes.goods}>
      <div className={classes.head}>
        <TextInput
          ref={field}
          id={searchFieldId}
          className={classes.search}
          size="lg"
          type="search"
          aria-label={t('tillSelling.goods.search')}
          aria-keyshortcuts="F6"
          placeholder={t('tillSelling.goods.search')}
          leftSection={<IconSearch size={20} aria-hidden />}
          rightSection={
            query === '' ? null : (
              <ActionIcon size={44} aria-label={t('tillSelling.goods.clear')} onClick={() => setQuery('')}>
                <IconX size={20} aria-hidden />
              </ActionIcon>
            )
          }
          value={query}
          onChange={({ currentTarget: { value } }) => {
            setQuery(value)
            setMost(aPage)
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) enter()
          }}
        />
        <ActionIcon
          variant="default"
          size={50}
          aria-label={t('tillSelling.camera.title')}
          onClick={() => selling.show({ kind: 'camera' })}
        >
          <IconBarcode size={24} stroke={1.5} aria-hidden />
        </ActionIcon>
      </div>
      <TagBar
        chosen={tag}
        onChoose={(next) => {
          setTag(next)
          setMost(aPage)
        }}
      />
      <div className={classes.list}>
        {shelf.isReading ? (
          <div className={classes.grid}>
            {Array.from({ length: 12 }, (_, index) => (
              <Skeleton key={index.toString()} height={140} />
            ))}
          </div>
        ) : found.length === 0 ? (
          <Nothing isSearch={asked !== '' || tag !== null} />
        ) : (
          <ul className={classes.grid}>
            {found.slice(0, most).map((product) => (
              <li key={product.productId}>
                <ProductTile product={product} onChoose={choose} />
              </li>
            ))}
          </ul>
        )}
        {found.length > most && (
          <Button variant="default" size="lg" fullWidth mt="md" onClick={() => setMost(most + aPage)}>
            {t('general.loadMore')}
          </Button>
        )}
      </div>
    </div>
  )
})

function Nothing({ isSearch }: { isSearch: boolean }) {
  const { t } = useText()
  const { show } = useSelling()
  const which = isSearch ? 'none' : 'empty'
  return (
    <EmptyState
      icon={isSearch ? IconSearchOff : IconPackage}
      title={t(`tillSelling.goods.${which}.title`)}
      body={t(`tillSelling.goods.${which}.body`)}
    >
      <Button size="lg" mt="xs" variant="default" onClick={() => show({ kind: 'custom', code: '' })}>
        {t('tillSelling.custom.title')}
      </Button>
    </EmptyState>
  )
}
