// What the desk runs: one controller per behaviour. docs/build/front-end.md says what each wants of a page.
import AutosizeController from "./controllers/autosize";
import ComposerController from "./controllers/composer";
import CopyController from "./controllers/copy";
import CountdownController from "./controllers/countdown";
import DialogController, { listenForCommands } from "./controllers/dialog";
import DraftController from "./controllers/draft";
import EditorController from "./controllers/editor";
import HotkeysController from "./controllers/hotkeys";
import ListKeysController from "./controllers/list-keys";
import LiveController from "./controllers/live";
import MenuController from "./controllers/menu";
import PaletteController from "./controllers/palette";
import PanesController from "./controllers/panes";
import PresenceController from "./controllers/presence";
import RelativeTimeController from "./controllers/relative-time";
import SeenController from "./controllers/seen";
import SortableController from "./controllers/sortable";
import StopwatchController from "./controllers/stopwatch";
import SubmitOnceController from "./controllers/submit-once";
import TabsController from "./controllers/tabs";
import ThreadController from "./controllers/thread";
import ThemeController from "./controllers/theme";
import ToastController from "./controllers/toast";
import UploadsController from "./controllers/uploads";
import { start } from "./parts/application";
import { setUpRequests } from "./parts/requests";

setUpRequests();
listenForCommands();
start({
  autosize: AutosizeController,
  composer: ComposerController,
  copy: CopyController,
  countdown: CountdownController,
  dialog: DialogController,
  draft: DraftController,
  editor: EditorController,
  hotkeys: HotkeysController,
  "list-keys": ListKeysController,
  live: LiveController,
  menu: MenuController,
  palette: PaletteController,
  panes: PanesController,
  presence: PresenceController,
  "relative-time": RelativeTimeController,
  seen: SeenController,
  sortable: SortableController,
  stopwatch: StopwatchController,
  "submit-once": SubmitOnceController,
  tabs: TabsController,
  theme: ThemeController,
  thread: ThreadController,
  toast: ToastController,
  uploads: UploadsController,
});
