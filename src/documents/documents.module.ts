import { Module } from '@nestjs/common';
import { Documents } from './documents.service.js';
import { Files } from './files.service.js';
import { FileUpkeep } from './internal/file-upkeep.js';
import { PrintOrders } from './internal/print-orders.js';
import { Printer } from './internal/printer.js';
import { Scanner } from './internal/scanner.js';
import { Templates } from './internal/templates.js';
import { Verifications } from './verifications.service.js';

const FACE = [Documents, Files, Verifications];

@Module({ providers: [...FACE, Printer, Templates, PrintOrders, FileUpkeep, Scanner], exports: FACE })
export class DocumentsModule {}
