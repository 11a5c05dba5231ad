import type { ReactNode } from 'react'
import { useId } from 'react'
import classes from './PanelPart.module.css'

interface PanelPartProps {
  title: string
  actions?: ReactNode
  children: ReactNode
}

/** One titled part of what stands beside a conversation. */
export function PanelPart({ title, actions, children }: PanelPartProps) {
  const id = useId()
  return (
    <section className={classes.part} aria-labelledby={id}>
      <div className={classes.head}>
        <h3 id={id}>{title}</h3>
        {actions}
      </div>
      {children}
    </section>
  )
}
