import { Module } from '@nestjs/common';
import { DocumentsModule } from '../../../documents/documents.module.js';
import { VerifyController } from './verify.controller.js';

/** Checking whether a document is ours, unchanged, and still holds. */
@Module({ imports: [DocumentsModule], controllers: [VerifyController] })
export class VerifyModule {}
