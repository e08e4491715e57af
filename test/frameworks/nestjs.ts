import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { Controller, Get, Injectable, Module, UseGuards, type CanActivate } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { loopback, running, type Running } from '../support/loopback.ts';

@Injectable()
class FileGuard implements CanActivate {
  canActivate(): boolean {
    return readFileSync(import.meta.filename).length > 0;
  }
}

@Controller()
class FileController {
  @Get()
  @UseGuards(FileGuard)
  read(): string {
    return readFileSync(import.meta.filename, 'utf8');
  }
}

@Module({ controllers: [FileController] })
class FileModule {}

export async function start(): Promise<Running> {
  const app = await NestFactory.create(FileModule, { logger: false });
  await app.listen(0, loopback);
  return { ...running(app.getHttpServer() as Server), stop: () => app.close() };
}
