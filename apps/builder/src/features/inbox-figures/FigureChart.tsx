import '@mantine/charts/styles.css'
import { BarChart } from '@mantine/charts'

interface FigureChartProps {
  /** What it shows, for those who cannot see it; the table says the same. */
  label: string
  rows: readonly Readonly<Record<string, string | number>>[]
  series: readonly { key: string; label: string; color: string }[]
  format: (value: number) => string
  /** Bars from left to right, for names that are long. */
  lying?: boolean
  /** The room for the figures at the side, in pixels: amounts of money need more than counts. */
  figuresWidth?: number
}

const rowHeight = 40

/** Bars by `name`. */
export function FigureChart({
  label,
  rows,
  series,
  format,
  lying = false,
  figuresWidth = 40,
}: FigureChartProps) {
  return (
    <div role="img" aria-label={label}>
      <BarChart
        h={lying ? Math.max(120, rows.length * rowHeight + 40) : 260}
        data={rows.map((row) => ({ ...row }))}
        dataKey="name"
        orientation={lying ? 'vertical' : 'horizontal'}
        series={series.map(({ key, label: name, color }) => ({ name: key, label: name, color }))}
        withLegend={series.length > 1}
        valueFormatter={format}
        maxBarWidth={28}
        {...(lying ? { yAxisProps: { width: 130 }, gridAxis: 'x' as const } : {})}
        xAxisProps={lying ? { allowDecimals: false } : { minTickGap: 24 }}
        {...(lying ? {} : { yAxisProps: { allowDecimals: false, width: figuresWidth } })}
        barProps={{ isAnimationActive: false, radius: 3 }}
      />
    </div>
  )
}
