import { Module } from '@nestjs/common';
import { IdentityModule } from '../../../identity/identity.module.js';
import { EmailController } from './email.controller.js';
import { PasswordLinkController } from './password-link.controller.js';
import { ProfileController } from './profile.controller.js';
import { ProfilePasswordController } from './profile-password.controller.js';
import { RegisterController } from './register.controller.js';
import { SignInController } from './sign-in.controller.js';

/** One's own account: making it, signing in and out, proving an address, passwords, details. */
@Module({
  imports: [IdentityModule],
  controllers: [
    RegisterController,
    SignInController,
    EmailController,
    PasswordLinkController,
    ProfileController,
    ProfilePasswordController,
  ],
})
export class AccountPagesModule {}
