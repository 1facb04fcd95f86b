import { Module } from '@nestjs/common';
import { Audit } from './audit.service.js';
import { AuditQueries } from './audit.queries.js';
import { AuditPartitions } from './internal/partitions.js';

@Module({ providers: [Audit, AuditQueries, AuditPartitions], exports: [Audit, AuditQueries] })
export class AuditModule {}
