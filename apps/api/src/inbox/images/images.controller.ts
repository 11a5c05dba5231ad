import { Controller, Inject } from '@nestjs/common'
import { MediaIntake } from '../../commerce/commerce.public.js'
import { type Upload, UploadOf } from '../../platform/http/files/upload.js'
import { Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { imageRoutes as routes } from './images.contract.js'

@Controller()
export class ImagesController {
  constructor(@Inject(MediaIntake) private readonly intake: MediaIntake) {}

  @Route(routes.upload)
  async upload(
    @Input() _: RouteInput<typeof routes.upload>,
    @UploadOf() upload: Upload,
  ): Promise<RouteOutput<typeof routes.upload>> {
    return this.intake.take(upload)
  }
}
