import { useText } from '@counterflow/ui'
import { ActionIcon, Title } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { type ReactNode, useRef } from 'react'
import { useEscape } from './keys/useEscape'
import classes from './PanelFrame.module.css'

interface PanelFrameProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A panel beside the cart, in the place of the goods. Esc leads back to them, wherever the focus is. */
export function PanelFrame({ title, onClose, children }: PanelFrameProps) {
  const { t } = useText()
  const frame = useRef<HTMLElement>(null)
  useEscape(frame, onClose)
  return (
    <section ref={frame} className={classes.frame} aria-label={title}>
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
