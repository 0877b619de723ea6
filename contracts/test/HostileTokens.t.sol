// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {AccessGrants} from "../src/AccessGrants.sol";
import {GrantStatus, IAccessGrants} from "../src/interfaces/IAccessGrants.sol";
import {GrantId, PoolId, ReleaseId} from "../src/interfaces/Ids.sol";
import {Claim, IPayouts} from "../src/interfaces/IPayouts.sol";
import {Base} from "./Base.t.sol";
import {BlockingToken, FalseToken, HookToken, SilentToken} from "./Tokens.sol";

/// @notice Tokens that lie, say nothing, call back or refuse. Beside each stands an honest pool that must feel nothing.
contract HostileTokensTest is Base {
    uint256 internal constant HONEST_AMOUNT = 777;

    address internal ada = makeAddr("ada");
    address internal bob = makeAddr("bob");
    PoolId internal hostilePool;
    ReleaseId internal hostileRelease;

    function setUp() public override {
        super.setUp();
        fund(poolId, HONEST_AMOUNT);
    }

    modifier honestPoolFeelsNothing() {
        _;
        assertEq(payouts.balanceOf(poolId).funded, HONEST_AMOUNT);
        assertEq(token.balanceOf(address(payouts)), HONEST_AMOUNT);
    }

    // A token that answers false

    function test_S5_FalseToken_NeitherFundsNorBuys() external honestPoolFeelsNothing {
        FalseToken refusing = _openWithFalseToken();
        refusing.setRefusing(true, false);
        bytes memory failed =
            abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, address(refusing));
        vm.expectRevert(failed);
        payouts.fund(hostilePool, 100);
        vm.prank(buyer);
        vm.expectRevert(failed);
        grants.purchase(hostileRelease, buyer, PRICE, TERMS);
        assertEq(payouts.balanceOf(hostilePool).funded, 0);
        assertEq(grants.countOf(hostileRelease, buyer), 0);
    }

    function test_S5_LyingToken_NeitherFundsNorBuys() external honestPoolFeelsNothing {
        FalseToken lying = _openWithFalseToken();
        lying.setRefusing(true, true);
        vm.expectRevert(abi.encodeWithSelector(IPayouts.Payouts_ShortTransfer.selector, 0, 100));
        payouts.fund(hostilePool, 100);
        vm.prank(buyer);
        vm.expectRevert(abi.encodeWithSelector(IAccessGrants.AccessGrants_ShortTransfer.selector, 0, PRICE));
        grants.purchase(hostileRelease, buyer, PRICE, TERMS);
    }

    function test_S17_FalseToken_ClaimFailsAndStaysOwed() external honestPoolFeelsNothing {
        FalseToken refusing = _openWithFalseToken();
        payouts.fund(hostilePool, 100);
        (bytes32 root, bytes32[] memory proof,) = pair(hostilePool, ada, 60, bob, 40);
        accept(hostilePool, root, 100);
        refusing.setRefusing(true, false);
        vm.expectRevert();
        payouts.claim(hostilePool, ada, 60, proof);
        assertEq(payouts.claimedOf(hostilePool, ada), 0);
        assertEq(payouts.balanceOf(hostilePool).unclaimed, 100);
        refusing.setRefusing(false, false);
        assertEq(payouts.claim(hostilePool, ada, 60, proof), 60);
    }

    function test_S17_FalseToken_RefundIsHeldAndSettlingWaits() external honestPoolFeelsNothing {
        FalseToken refusing = _openWithFalseToken();
        GrantId challenged = _buy(hostileRelease);
        GrantId quiet = _buy(hostileRelease);
        vm.prank(buyer);
        grants.challenge(challenged, REASON);
        refusing.setRefusing(true, false);
        vm.prank(arbiter);
        grants.resolve(challenged, PRICE);
        assertEq(grants.heldRefund(address(refusing), buyer), PRICE);
        skip(INSPECTION_SECONDS);
        vm.expectRevert();
        grants.settle(quiet);
        assertEq(uint8(grants.grant(quiet).status), uint8(GrantStatus.Escrowed));
        refusing.setRefusing(false, false);
        grants.settle(quiet);
        grants.collectRefund(address(refusing), buyer);
        assertEq(payouts.balanceOf(hostilePool).funded, PRICE);
        assertEq(refusing.balanceOf(address(grants)), 0);
    }

    // A token that returns nothing

    function test_S5_SilentToken_WorksFromPurchaseToClaimAndRefund() external honestPoolFeelsNothing {
        SilentToken silent = new SilentToken();
        _open(address(silent));
        silent.mint(buyer, 2 * uint256(PRICE));
        vm.prank(buyer);
        silent.approve(address(grants), 2 * uint256(PRICE));
        GrantId challenged = _buy(hostileRelease);
        GrantId quiet = _buy(hostileRelease);
        vm.prank(buyer);
        grants.challenge(challenged, REASON);
        vm.prank(arbiter);
        grants.resolve(challenged, PRICE / 4);
        assertEq(silent.balanceOf(buyer), PRICE / 4);
        skip(INSPECTION_SECONDS);
        grants.settle(quiet);
        uint256 held = 2 * uint256(PRICE) - PRICE / 4;
        assertEq(payouts.balanceOf(hostilePool).funded, held);

        (bytes32 root, bytes32[] memory proof,) = pair(hostilePool, ada, held - 1, bob, 1);
        accept(hostilePool, root, held);
        assertEq(payouts.claim(hostilePool, ada, held - 1, proof), held - 1);
        assertEq(silent.balanceOf(ada), held - 1);
    }

    // A token that calls back

    function test_S8_ReentrantToken_PurchaseSettleAndResolveRefuseTheSecondCall()
        external
        honestPoolFeelsNothing
    {
        HookToken hooked = new HookToken();
        _open(address(hooked));
        hooked.mint(buyer, 3 * uint256(PRICE));
        vm.prank(buyer);
        hooked.approve(address(grants), type(uint256).max);
        // The token itself is the arbiter, so that its call into `resolve` fails for the guard alone.
        grants = new AccessGrants(registry, payouts, address(hooked), RESOLUTION_SECONDS);
        vm.prank(buyer);
        hooked.approve(address(grants), type(uint256).max);
        hooked.setHook(
            address(grants), abi.encodeCall(grants.purchase, (hostileRelease, buyer, PRICE, TERMS))
        );
        GrantId quiet = _buy(hostileRelease);
        _requireRefused(hooked);
        assertEq(grants.countOf(hostileRelease, buyer), 1);

        GrantId challenged = _buy(hostileRelease);
        vm.prank(buyer);
        grants.challenge(challenged, REASON);
        hooked.setHook(address(grants), abi.encodeCall(grants.resolve, (challenged, PRICE)));
        vm.prank(address(hooked));
        grants.resolve(challenged, PRICE / 2);
        _requireRefused(hooked);

        skip(INSPECTION_SECONDS);
        hooked.setHook(address(grants), abi.encodeCall(grants.settle, (quiet)));
        grants.settle(quiet);
        _requireRefused(hooked);
        assertEq(payouts.balanceOf(hostilePool).funded, PRICE + PRICE / 2);
        assertEq(hooked.balanceOf(address(grants)), 0);
        assertEq(hooked.balanceOf(address(payouts)), PRICE + PRICE / 2);
    }

    function test_S3_ReentrantToken_ClaimManyInsideAClaim_PaysEachOnce() external honestPoolFeelsNothing {
        HookToken hooked = new HookToken();
        _open(address(hooked));
        hooked.mint(address(this), 100);
        hooked.approve(address(payouts), 100);
        payouts.fund(hostilePool, 100);
        (bytes32 root, bytes32[] memory proof, bytes32[] memory bobProof) =
            pair(hostilePool, ada, 60, bob, 40);
        accept(hostilePool, root, 100);
        Claim[] memory claims = new Claim[](2);
        claims[0] = Claim(hostilePool, ada, 60, proof);
        claims[1] = Claim(hostilePool, bob, 40, bobProof);
        hooked.setHook(address(payouts), abi.encodeCall(payouts.claimMany, (claims)));
        payouts.claim(hostilePool, ada, 60, proof);
        assertTrue(hooked.lastHookSucceeded());
        assertEq(hooked.balanceOf(ada), 60);
        assertEq(hooked.balanceOf(bob), 40);
        assertEq(payouts.balanceOf(hostilePool).unclaimed, 0);
    }

    // A token that blocks

    function test_S17_BlockingToken_ABlockedClaimantLosesNothing() external honestPoolFeelsNothing {
        BlockingToken blocking = _openWithBlockingToken();
        payouts.fund(hostilePool, 100);
        (bytes32 root, bytes32[] memory proof, bytes32[] memory bobProof) =
            pair(hostilePool, ada, 60, bob, 40);
        accept(hostilePool, root, 100);
        blocking.setBlocked(ada, true);
        vm.expectRevert(abi.encodeWithSelector(BlockingToken.Blocked.selector, ada));
        payouts.claim(hostilePool, ada, 60, proof);
        assertEq(payouts.claim(hostilePool, bob, 40, bobProof), 40);
        blocking.setBlocked(ada, false);
        assertEq(payouts.claim(hostilePool, ada, 60, proof), 60);
    }

    function test_S5_BlockingToken_WhenPayoutsIsBlocked_EscrowWaitsAndOtherPoolsGoOn()
        external
        honestPoolFeelsNothing
    {
        BlockingToken blocking = _openWithBlockingToken();
        GrantId waiting = _buy(hostileRelease);
        blocking.setBlocked(address(payouts), true);
        vm.expectRevert(abi.encodeWithSelector(BlockingToken.Blocked.selector, address(payouts)));
        payouts.fund(hostilePool, 100);
        skip(INSPECTION_SECONDS);
        vm.expectRevert(abi.encodeWithSelector(BlockingToken.Blocked.selector, address(payouts)));
        grants.settle(waiting);
        assertEq(blocking.balanceOf(address(grants)), PRICE);
        blocking.setBlocked(address(payouts), false);
        grants.settle(waiting);
        assertEq(payouts.balanceOf(hostilePool).funded, PRICE);
    }

    function _open(address hostile) private {
        hostilePool = openPool("hostile", hostile);
        hostileRelease = publish(hostilePool, MANIFEST);
    }

    function _openWithFalseToken() private returns (FalseToken made) {
        made = new FalseToken();
        made.mint(address(this), 100);
        made.mint(buyer, 2 * uint256(PRICE));
        _openAndApprove(made);
    }

    function _openWithBlockingToken() private returns (BlockingToken made) {
        made = new BlockingToken();
        made.mint(address(this), 100);
        made.mint(buyer, 2 * uint256(PRICE));
        _openAndApprove(made);
    }

    function _openAndApprove(IERC20 made) private {
        _open(address(made));
        made.approve(address(payouts), type(uint256).max);
        vm.prank(buyer);
        made.approve(address(grants), type(uint256).max);
    }

    function _buy(ReleaseId sold) private returns (GrantId) {
        vm.prank(buyer);
        return grants.purchase(sold, buyer, PRICE, TERMS);
    }

    function _requireRefused(HookToken hooked) private view {
        assertFalse(hooked.lastHookSucceeded());
        assertEq(
            bytes4(hooked.lastHookAnswer()), ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector
        );
    }
}
