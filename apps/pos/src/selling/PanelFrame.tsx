import { useText } from '@counterflow/ui'
import { ActionIcon, Title } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './PanelFrame.module.css'

interface PanelFrameProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A panel beside the cart, in the place of the goods. Esc leads back to them. */
export function PanelFrame({ title, onClose, children }: PanelFrameProps) {
  const { t } = useText()
  return (
    <section
      className={classes.frame}
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) onClose()
      }}
    >
      <header className={classes.head}>
        <ActionIcon size={48} aria-label={t('tillSelling.back')} onClick={onClose}>
          <IconArrowLeft size={24} stroke={1.5} aria-hidden />
        </ActionIcon>
        <Title order={2} className={classes.title}>
          {title}
        </Title>
      </header>
      <div className={classes.body}>{children}</div>
    </section>
  )
}
