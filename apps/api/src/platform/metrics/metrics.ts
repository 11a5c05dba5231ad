import { Injectable } from '@nestjs/common'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { Tally, TallyFamily } from './tally.js'

/** Everything that this process measures of itself, for Prometheus. Each name is registered once. */
@Injectable()
export class Metrics {
  readonly contentType = Registry.PROMETHEUS_CONTENT_TYPE
  private readonly registry = new Registry()
  private observesProcess = false

  /** Something that is counted: `counterflow_events_accepted_total`. */
  counter(name: string, help: string): Tally {
    const tally = new Tally()
    new Counter({
      name,
      help,
      registers: [this.registry],
      collect() {
        this.reset()
        this.inc(tally.value)
      },
    })
    return tally
  }

  /** Something that is counted apart by one or two words, `labels`. Their values must be few. */
  counters(name: string, help: string, labels: readonly [string, string?]): TallyFamily {
    const [first, second] = labels
    const family = new TallyFamily()
    new Counter({
      name,
      help,
      labelNames: second === undefined ? [first] : [first, second],
      registers: [this.registry],
      collect() {
        this.reset()
        for (const entry of family.entries())
          this.inc(
            second === undefined
              ? { [first]: entry.first }
              : { [first]: entry.first, [second]: entry.second },
            entry.value,
          )
      },
    })
    return family
  }

  /** How something is distributed; answers how to add an observation. `buckets` are upper bounds. */
  histogram(name: string, help: string, buckets: readonly number[]): (value: number) => void {
    const histogram = new Histogram({ name, help, buckets: [...buckets], registers: [this.registry] })
    return (value) => histogram.observe(value)
  }

  /** What is so at the moment of being asked. Where `read` fails, the value is not a number. */
  gauge(name: string, help: string, read: () => number | Promise<number>): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      async collect() {
        this.set(await Promise.try(read).catch(() => Number.NaN))
      },
    })
  }

  /** The same for several things that a word tells apart. Where `read` fails, there are none. */
  gauges(
    name: string,
    help: string,
    label: string,
    read: () => Promise<Readonly<Record<string, number>>>,
  ): void {
    new Gauge({
      name,
      help,
      labelNames: [label],
      registers: [this.registry],
      async collect() {
        const values = await Promise.try(read).catch(() => ({}))
        this.reset()
        for (const [word, value] of Object.entries(values)) this.set({ [label]: word }, value)
      },
    })
  }

  /** All of it in Prometheus' text format, with memory, processor time and the like of the process itself. */
  async text(): Promise<string> {
    // Watching the event loop and the garbage collector costs something, so it begins when somebody asks.
    if (!this.observesProcess) collectDefaultMetrics({ register: this.registry })
    this.observesProcess = true
    return this.registry.metrics()
  }
}
