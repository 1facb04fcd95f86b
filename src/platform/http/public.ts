import { type CustomDecorator, SetMetadata } from '@nestjs/common';

/** The mark that `@Public()` leaves on a handler or a controller. */
export const PUBLIC = 'motcua:public';

/** Anybody may ask for this, signed in or not. A handler that declares neither this nor a permission is denied. */
export const Public = (): CustomDecorator => SetMetadata(PUBLIC, true);
