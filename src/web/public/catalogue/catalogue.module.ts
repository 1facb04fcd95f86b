import { Module } from '@nestjs/common';
import { CatalogModule } from '../../../catalog/catalog.module.js';
import { HomeController } from './home.controller.js';
import { ServicesController } from './services.controller.js';

/** Finding a service and reading about it. */
@Module({ imports: [CatalogModule], controllers: [HomeController, ServicesController] })
export class CataloguePagesModule {}
