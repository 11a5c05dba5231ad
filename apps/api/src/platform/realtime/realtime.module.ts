import { type DynamicModule, Module } from '@nestjs/common'
import { DatabaseGeneration } from './database-generation.js'
import { StreamController } from './stream.controller.js'
import { StreamHub } from './stream-hub.js'
import { STREAM_TIMING, type StreamTiming, streamTiming } from './stream-timing.js'
import { Streams } from './streams.js'

/** What changes, as it changes, to whoever is signed in. Needs an ACTOR_RESOLVER from a global module. */
@Module({})
export class RealtimeModule {
  static with(timing: StreamTiming = streamTiming): DynamicModule {
    return {
      module: RealtimeModule,
      controllers: [StreamController],
      providers: [{ provide: STREAM_TIMING, useValue: timing }, DatabaseGeneration, StreamHub, Streams],
    }
  }
}
