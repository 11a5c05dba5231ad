import type { TillProduct } from '@counterflow/core'
import { EmptyState, useText } from '@counterflow/ui'
import { Button, Skeleton } from '@mantine/core'
import { IconPackage, IconSearchOff } from '@tabler/icons-react'
import { memo, useMemo } from 'react'
import { useLive, useLivePart } from '../../till/live'
import { useSelling } from '../useSelling'
import { FoundGoods } from './found-goods'
import classes from './Goods.module.css'
import { ProductTile } from './ProductTile'

interface FoundTilesProps {
  readonly query: string
  readonly tag: string | null
  readonly most: number
  readonly onMore: () => void
  readonly onChoose: (product: TillProduct) => void
}

/** The goods that are found, drawn anew only when they are others. */
export const FoundTiles = memo(function FoundTiles({ query, tag, most, onMore, onChoose }: FoundTilesProps) {
  const { t } = useText()
  const { shelf } = useSelling()
  const found = useLive(useMemo(() => new FoundGoods(shelf, query, tag, most + 1), [shelf, query, tag, most]))
  const isReading = useLivePart(shelf.version, () => shelf.isReading)
  return (
    <div className={classes.list}>
      {isReading ? (
        <div className={classes.grid}>
          {Array.from({ length: 12 }, (_, index) => (
            <Skeleton key={index.toString()} height={140} />
          ))}
        </div>
      ) : found.length === 0 ? (
        <Nothing isSearch={query !== '' || tag !== null} />
      ) : (
        <ul className={classes.grid}>
          {found.slice(0, most).map((product) => (
            <li key={product.productId}>
              <ProductTile product={product} onChoose={onChoose} />
            </li>
          ))}
        </ul>
      )}
      {found.length > most && (
        <Button variant="default" size="lg" fullWidth mt="md" onClick={onMore}>
          {t('general.loadMore')}
        </Button>
      )}
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
