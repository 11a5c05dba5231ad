import type { ReactNode } from 'react'
import classes from './KeyFigures.module.css'

export interface KeyFigure {
  readonly label: string
  readonly value: string
  /** What it is made of, in small letters below. */
  readonly more?: ReactNode
  readonly tone?: 'caution' | 'bad' | undefined
}

interface KeyFiguresProps {
  figures: readonly KeyFigure[]
  label?: string
}

/** The numbers that one looks at first, side by side as far as there is room. */
export function KeyFigures({ figures, label }: KeyFiguresProps) {
  return (
    <dl className={classes.figures} aria-label={label}>
      {figures.map(({ label: name, value, more, tone }) => (
        <div key={name} className={classes.figure} data-tone={tone}>
          <dt>{name}</dt>
          <dd className="cf-figures">
            <span className={classes.value}>{value}</span>
            {more !== undefined && <span className={classes.more}>{more}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
