import { Inject, Injectable } from '@nestjs/common'
import { Metrics } from '../../platform/metrics/metrics.js'
import type { RunResult } from './run.table.js'

const secondsOfRuns = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 3_600]
const secondsOfFlushes = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5]
const rowsOfFlushes = [1, 2, 5, 10, 25, 50, 100, 200, 300]

/**
 * What the engine of this process does, counted. Each call costs an addition, or a place among a few buckets; nothing
 * is allocated for a result or an action that was seen before.
 */
@Injectable()
export class RunMetrics {
  private readonly events
  private readonly begun
  private readonly claims
  private readonly results
  private readonly steps
  private readonly stepSeconds
  private readonly durations
  private readonly delays
  private readonly flushRows
  private readonly flushSeconds
  private now = 0

  constructor(@Inject(Metrics) metrics: Metrics) {
    this.events = metrics.counter('counterflow_events_accepted_total', 'Events that were taken in.')
    this.begun = metrics.counter('counterflow_runs_started_total', 'Runs that an event started.')
    this.claims = metrics.counter(
      'counterflow_runs_claimed_total',
      'Times that a run was claimed by this process.',
    )
    this.results = metrics.counters(
      'counterflow_runs_finished_total',
      'Runs that ended in this process, by how.',
      ['result'],
    )
    this.steps = metrics.counters('counterflow_steps_total', 'Attempts of actions, by how they ended.', [
      'action',
      'result',
    ])
    this.stepSeconds = metrics.counters('counterflow_step_seconds_total', 'Time that attempts took.', [
      'action',
    ])
    this.durations = metrics.histogram(
      'counterflow_run_seconds',
      'From the start of a run to its end, waits included.',
      secondsOfRuns,
    )
    this.delays = metrics.histogram(
      'counterflow_run_queue_seconds',
      'From the moment a run was due to its claim.',
      secondsOfRuns,
    )
    this.flushRows = metrics.histogram(
      'counterflow_flush_rows',
      'Records that shared one flush.',
      rowsOfFlushes,
    )
    this.flushSeconds = metrics.histogram(
      'counterflow_flush_seconds',
      'How long a flush took.',
      secondsOfFlushes,
    )
    metrics.gauge('counterflow_runs_in_flight', 'Runs that this process drives now.', () => this.now)
  }

  /** `count` events were taken in: their commit is done. */
  accepted(count: number): void {
    this.events.add(count)
  }

  /** `count` runs were made. */
  started(count: number): void {
    this.begun.add(count)
  }

  /** A claim brought `count` runs. */
  claimed(count: number): void {
    this.claims.add(count)
  }

  /** A run has ended, `milliseconds` after it was made; `queueMilliseconds` of them it was due and not claimed. */
  finished(result: RunResult, milliseconds: number, queueMilliseconds: number): void {
    this.results.of(result).add()
    this.durations(milliseconds / 1_000)
    this.delays(queueMilliseconds / 1_000)
  }

  /** A run was ended by this process from outside, in whatever state it was. */
  cutShort(result: RunResult): void {
    this.results.of(result).add()
  }

  /** An attempt of an action has ended. */
  step(actionId: string, ok: boolean, milliseconds: number): void {
    this.steps.of(actionId, ok ? 'succeeded' : 'failed').add()
    this.stepSeconds.of(actionId).add(milliseconds / 1_000)
  }

  /** `rows` records were written by one statement. */
  flushed(rows: number, milliseconds: number): void {
    this.flushRows(rows)
    this.flushSeconds(milliseconds / 1_000)
  }

  /** `count` runs are being driven now. */
  inFlight(count: number): void {
    this.now = count
  }
}
