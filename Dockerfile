# One image for web and worker; ROLE picks.
FROM node:24-bookworm-slim AS build
WORKDIR /motcua
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN node src/cli/build.mjs && npm prune --omit=dev

FROM node:24-bookworm-slim
WORKDIR /motcua
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data
RUN mkdir /data && chown node:node /data
COPY --from=build --chown=node:node /motcua/package.json ./
COPY --from=build --chown=node:node /motcua/node_modules ./node_modules
COPY --from=build --chown=node:node /motcua/dist ./dist
COPY --from=build --chown=node:node /motcua/views ./views
COPY --from=build --chown=node:node /motcua/src/catalog/procedures ./src/catalog/procedures
COPY --from=build --chown=node:node /motcua/src/catalog/synonyms.yaml /motcua/src/catalog/taxonomy.yaml ./src/catalog/
USER node
VOLUME /data
EXPOSE 3000
CMD ["node", "dist/src/main.js"]
