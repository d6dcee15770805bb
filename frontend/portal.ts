// What the portal runs. All of it works without.
import AutosizeController from "./controllers/autosize";
import CopyController from "./controllers/copy";
import CountdownController from "./controllers/countdown";
import DialogController, { listenForCommands } from "./controllers/dialog";
import DraftController from "./controllers/draft";
import LiveController from "./controllers/live";
import MenuController from "./controllers/menu";
import OwnZoneController from "./controllers/own-zone";
import RelativeTimeController from "./controllers/relative-time";
import SubmitOnceController from "./controllers/submit-once";
import TabsController from "./controllers/tabs";
import ThemeController from "./controllers/theme";
import ToastController from "./controllers/toast";
import UploadsController from "./controllers/uploads";
import { start } from "./parts/application";
import { setUpRequests } from "./parts/requests";

setUpRequests();
listenForCommands();
start({
  autosize: AutosizeController,
  copy: CopyController,
  countdown: CountdownController,
  dialog: DialogController,
  draft: DraftController,
  live: LiveController,
  menu: MenuController,
  "own-zone": OwnZoneController,
  "relative-time": RelativeTimeController,
  "submit-once": SubmitOnceController,
  tabs: TabsController,
  theme: ThemeController,
  toast: ToastController,
  uploads: UploadsController,
});
