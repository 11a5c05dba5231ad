import type { TillProduct } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { ActionIcon, TextInput } from '@mantine/core'
import { IconBarcode, IconSearch, IconX } from '@tabler/icons-react'
import { memo, useCallback, useDeferredValue, useRef, useState } from 'react'
import { searchFieldId } from '../search-field'
import { sellGoods } from '../sell'
import { useSelling } from '../useSelling'
import { FoundTiles } from './FoundTiles'
import classes from './Goods.module.css'
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
  const asked = useDeferredValue(query)
  const choose = useCallback(
    (product: TillProduct) => {
      const [only, second] = product.variants
      if (only !== undefined && second === undefined) sellGoods(selling, { product, variant: only })
      else selling.show({ kind: 'variants', productId: product.productId })
    },
    [selling],
  )
  const more = useCallback(() => setMost((before) => before + aPage), [])
  const enter = () => {
    const goods = shelf.byCode(query)
    if (goods !== undefined) {
      sellGoods(selling, goods)
      setQuery('')
      return
    }
    const [only, second] = shelf.find(query, tag, 2)
    if (only !== undefined && second === undefined) choose(only)
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
      <FoundTiles query={asked} tag={tag} most={most} onMore={more} onChoose={choose} />
    </div>
  )
})
