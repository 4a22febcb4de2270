import react from '@vitejs/plugin-react';
import {defineConfig, loadEnv} from 'vite';

// `npm run dev` serves the console on 5173 and passes the API to a running server or to the mock
// (ZVONAR_API says where).
export default defineConfig(({mode}) => {
  const api = loadEnv(mode, '.', 'ZVONAR_')['ZVONAR_API'] ?? 'http://127.0.0.1:8080';
  return {
    plugins: [react()],
    build: {
      outDir: 'target/classes/META-INF/resources',
      emptyOutDir: true,
      // Fonts and pictures stay files: the content security policy allows no data: for them.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 700,
      // The licences of what is bundled go with it.
      license: {fileName: 'licences.md'},
    },
    server: {proxy: {'/api': api}},
  };
});
